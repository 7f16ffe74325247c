# 没有网络时在自己的手机上记天气。
offline-title = 现在没有网络
offline-lead = 照样可以记天气。会加密存在这部手机里，网络恢复后自动发出。
offline-save = 存在手机里
offline-rest = 小记和影响因素等有网络了再补。
offline-waiting = 等网络恢复后发出
offline-delete = 删除
offline-missing = 请先选天气和给谁看，再保存。
offline-nowhere = 只有自己的手机才能离线记天气。有网络时可以在“我的账号”里设置。
offline-sent = 你 { $time } 离线记的天气已经发出。
offline-refused = 你 { $time } 离线记的天气没能记上。{ $reason }
offline-sign-in = 手机里还有一条离线记的天气没发出，登录后就会发出。
