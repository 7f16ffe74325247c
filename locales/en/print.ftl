# Documents for print: the foot of a page, and why there is no document.

print-page = Page { $page } of { $pages }
print-no-font-han = This PDF needs Chinese characters, and the machine that makes it has no font with them. Nothing is lost, and the page in the browser is whole. Whoever runs the machine can install one (on Debian or Ubuntu: apt install fonts-noto-cjk); after that, try again.
print-no-font-latin = This PDF could not be made because the machine has no fonts. Nothing is lost, and the page in the browser is whole. Whoever runs the machine can install one (on Debian or Ubuntu: apt install fonts-noto-cjk); after that, try again.
print-failed = This PDF could not be made. Nothing is lost, and the page in the browser is whole and can be printed from there. The reason is in the machine’s log.
