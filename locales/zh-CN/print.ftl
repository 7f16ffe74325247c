# 打印用的文档：页脚，以及文档为什么没有做成

print-page = 第 { $page } 页，共 { $pages } 页
print-no-font-han = 服务器上没有中文字体，这份 PDF 没能做成。数据都在，网页上的内容也是完整的。请负责服务器的同事装一个中文字体（Debian 或 Ubuntu：apt install fonts-noto-cjk），装好后再试一次。
print-no-font-latin = 服务器上没有可用的字体，这份 PDF 没能做成。数据都在，网页上的内容也是完整的。请负责服务器的同事装一个字体（Debian 或 Ubuntu：apt install fonts-noto-cjk），装好后再试一次。
print-failed = 这份 PDF 没能做成。数据都在，网页上的内容也是完整的，可以直接从网页打印。原因记在服务器的日志里。
