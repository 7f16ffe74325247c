# 登录时的第二步：手机应用里的验证码。
second-factor-title = 两步验证
second-factor-say = 输完密码，再输一个手机应用里显示的六位验证码。别人就算知道了你的密码，也进不了你的账号。
second-factor-need = 需要一个验证器应用，手机自带的密码管理就行。它不用联网，也不会往外发任何东西。
second-factor-is-off = 现在登录只要密码。加上手机应用里的验证码，密码被偷了也登不进来。
second-factor-is-on = 登录时还要输手机应用里的验证码。
second-factor-set-up = 设置两步验证
second-factor-change = 更改两步验证
second-factor-start = 开始设置
second-factor-later = 以后再说
second-factor-back = 回到我的账号
second-factor-password = 你的密码
second-factor-password-missing = 请输入密码，免得同一工位的其他人替你操作。
second-factor-password-wrong = 密码不对，什么都没有改。
second-factor-step-app = 打开验证器应用，添加一个账号。
second-factor-step-scan = 扫这个二维码，或者照着下面的字母和数字输：
second-factor-step-code = 输入应用里现在显示的六位数字。
second-factor-code = 应用里的验证码
second-factor-code-or-backup = 应用里的验证码，或备用码
second-factor-code-missing = 请输入应用里的验证码，或一个备用码。
second-factor-code-digits = 请输入应用里显示的六位数字。
second-factor-code-wrong = 验证码不对，或者已经用过了。等下一个出来再试。
second-factor-code-not-yet = 验证码不对。看看手机时间准不准，再输一次现在显示的验证码。
second-factor-switch-on = 开启
second-factor-only-now = 这个二维码只显示 { $minutes } 分钟；验证码输对以后不再显示。
second-factor-now-on = 两步验证已开启。别处的登录都已退出。
second-factor-codes-say = 万一手机丢了，这 { $count } 个备用码每个能顶一次验证码。抄下来或打印出来，别和手机放在一起。
second-factor-codes-only-now = 离开这一页就再也看不到了。
second-factor-codes-kept = 已经收好了
second-factor-on-since = 从{ $day }起，登录时输完密码还要输手机应用里的验证码。
second-factor-codes-left = { $left ->
    [0] 备用码用完了。先关闭两步验证，再重新开启，就有新的。
   *[other] 还剩 { $left } 个备用码。
}
second-factor-off-title = 关闭
second-factor-off-say = 换手机，或者想要新的备用码：先关闭，再重新设置。
second-factor-switch-off = 关闭两步验证
second-factor-now-off = 两步验证已关闭。

sign-in-code-title = 输入验证码
sign-in-code-say = 密码对了。打开验证器应用，输入 Weathervane 那一项显示的验证码。
sign-in-code-help = 六位数字，每个只能用一次。
sign-in-code-lost = 手机不在？用一个备用码。备用码也用完了，找管理员。
sign-in-code-over-title = 请重新登录
sign-in-code-over = 等得太久，或者这次登录已经结束了。

log-second-factor-on = { $admin }给自己的账号开启了两步验证。
log-second-factor-off = { $admin }关闭了自己账号的两步验证。

privacy-second-factor-say = 管理员和心理老师登录时，可以再要求一个手机应用里的验证码。验证码背后的密钥加密保存，备用码只存哈希值。不会往那个应用或它的厂商发送任何东西。

# 设为必需，以及替丢了手机的人关闭。
second-factor-centre-say = 管理员用邀请链接能打开任何账号，心理老师看得到大家托付的话。密码万一被偷，两步验证还能挡一道。
second-factor-which = 管理员和心理老师的两步验证
second-factor-optional = 自愿
second-factor-required = 必需：只用密码登录的人，先设好才能用这个角色的功能
second-factor-required-missing = 请选一项。
second-factor-save = 保存
second-factor-now-required = 管理员和心理老师现在必须用两步验证。
second-factor-now-optional = 两步验证现在由各人自愿开启。
second-factor-needed = 你的角色在这里需要两步验证，设好就能继续。
person-end-second-factor = 手机丢了：邀请同时关闭两步验证
invite-own-second-factor = 自己的两步验证请到“我的账号”里关闭。手机丢了，就请另一位管理员帮忙。
log-ended-second-factor = { $admin }的邀请关闭了{ $about }的两步验证。
log-second-factor-required = { $admin }把两步验证设为管理员和心理老师必需。
log-second-factor-optional = { $admin }把两步验证设为自愿。
