# 密码重设过、还没确认是不是本人的账号。
resets-title = 待确认的新密码
resets-lead = 一位和你同角色的同事换了新密码。由认识的人确认是本人之前，这个账号看不到以前的任何内容。
resets-none = 现在没有要你确认的。
resets-say = 密码在{ $day }用邀请链接重设过。请当面或打电话问一声：新密码是你自己设的吗？对方说是，再确认。
resets-confirm = 确认是{ $name }本人
resets-confirmed = 已确认。{ $name }又能看到以前的内容，系统也告诉了分享给这个账号的人。
resets-reminder = { $count ->
   *[other] 有 { $count } 位同事换了新密码，要你确认是不是本人。
}
resets-reminder-see = 看看是谁
resets-own-reminder = 你的密码用邀请链接重设过，所以以前的内容这里还看不到。
resets-own-reminder-peers = 你的密码用邀请链接重设过，所以以前的内容这里还看不到：别人分享给你的、你自己记下的，都先关着。输入恢复码就能打开；没有恢复码，就请一位担任同一角色满 { $days } 天的同事确认是你本人，别人分享给你的会先回来。
resets-own-reminder-see = 找回来
resets-peers = 恢复码找不到了？如果你是班长或心理老师，担任同一角色满 30 天的同事可以替你确认是本人，别人分享给你的内容就回来了。请对方看一下“待确认的新密码”。
