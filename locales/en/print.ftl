# Documents for print: the page footer, and why there is no document.

print-page = Page { $page } of { $pages }
print-no-font-han = This PDF needs Chinese characters, and the server has no font for them. Nothing is lost; the page in your browser is complete. The person who runs the server can install one (Debian or Ubuntu: apt install fonts-noto-cjk). Then try again.
print-no-font-latin = This PDF couldn’t be made because the server has no fonts. Nothing is lost; the page in your browser is complete. The person who runs the server can install one (Debian or Ubuntu: apt install fonts-noto-cjk). Then try again.
print-failed = This PDF couldn’t be made. Nothing is lost; you can print the page from your browser. The reason is in the server’s log.
