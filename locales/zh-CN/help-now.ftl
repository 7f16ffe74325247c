# “我现在就需要帮助”：电话页面，以及通向它的链接。
help-now-link = 我现在就需要帮助
help-now-title = 不用一个人扛着
help-now-lead = 现在就可以打电话。不需要什么理由，也不用想好要说什么。
help-now-numbers = 电话号码
help-now-danger = 如果有人有生命危险，请先拨打当地的急救电话。
help-now-danger-china = 如果有人有生命危险，请先拨打 120 或 110。
help-now-not-recorded = 晴雨表不会记录你打开过这个页面。浏览器的历史记录里可能会有。
help-now-back = 返回晴雨表
help-now-keep = （没有网络、没有登录也能打开）
