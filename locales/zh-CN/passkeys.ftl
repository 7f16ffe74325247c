# 通行密钥：用指纹、面容或设备的锁屏登录。
passkey-sign-in = 用通行密钥登录
sign-in-again-keyless = 你还登录着。这部分通行密钥打不开，请输一次密码。
passkey-wrong = 这个通行密钥在这里登录不了。再试一次，或者用密码。
passkey-sign-in-failed = 没有成功，或者取消了。再试一次，或者用密码登录。
passkey-failed = 没有成功，或者取消了。什么都没有变。

passkeys-title = 通行密钥
passkeys-say = 有了通行密钥，用指纹、面容或设备的锁屏就能登录。密码照样能用。
passkeys-not-at-address = 这里还用不了：浏览器只在 https 开头、有域名的网址上接受通行密钥，而本中心的网址是 { $address }。管服务器的人可以改。
passkeys-here-only = 这里还用不了：浏览器只在 https 开头、有域名的网址上接受通行密钥，而服务器还不知道本中心的网址。在此之前，只有在服务器本机用 localhost 打开才行。
passkey-offer-title = 下次登录不想输密码？
passkey-offer-own-device = 请在自己的设备上添加，公用电脑上别加。以后也可以在“我的账号”里添加。
passkey-offer-later = 先不加
passkey-used = { $added }添加，上次使用：{ $used }。
passkey-unused = { $added }添加，还没用过。
passkey-opens-notes = 能打开只给自己的小记。
passkey-opens-none = 看只给自己的小记要输密码。
passkey-facts = { $times }{ $notes }
passkey-label = 名称
passkey-label-first = 我的手机
passkey-label-help = 取个你认得出来的名字。
passkey-label-missing = 请给通行密钥取个名字。
passkey-add = 添加通行密钥
passkey-without = 要添加通行密钥，请用支持通行密钥、开着 JavaScript 的浏览器，从 { $host } 打开这一页。
passkey-added = 通行密钥已添加，以后可以用它登录。
passkey-added-keyless = 通行密钥已添加，以后可以用它登录。这台设备上，它打不开只给自己的小记，要看还是输密码。
passkey-not-added = 通行密钥没有添加：设备的回应对不上，或者来得太晚。请再试一次。
passkey-too-many = 你已经有 { $most } 个通行密钥了。先删一个，再添加。
passkey-remove = 删除
passkey-remove-which = 删除通行密钥{ $label }
passkey-removed = 通行密钥已删除，不能再用它在这里登录。设备上的也可以删掉。
unlock-done-without-passkeys = 已解锁。以前的内容都回来了。重设密码以后添加的通行密钥已经删掉，免得里面有别人加的。你自己的请重新添加。

notice-own-passkey-added = { $day }你的账号添加了一个通行密钥。如果不是你本人，请在“我的账号”里删掉它，再改一次密码。
notice-passkey-after-reset = { $count ->
   *[other] { $people }在{ $day }添加了通行密钥，这是重设密码以后的第一个。确认是本人之前，这个账号看不到以前的任何内容。
}

privacy-passkey-say = 通行密钥的秘密只留在你的设备上：这里只存公钥、你取的名字和上次使用的日期。设备支持的话，它还能打开只给自己的小记。用邀请链接重设密码，会删掉所有通行密钥。
