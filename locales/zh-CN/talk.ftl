# 想聊聊。{$name} 是被找的人，或者来找的人；{$next} 是建议换成的那位。
talk-ask = 想找人聊聊
talk-to = 找谁
talk-to-nobody = 现在不用
talk-to-lead = 班长：{ $name }
talk-to-deputy = 代班长：{ $name }
talk-to-psychologist = 心理老师：{ $name }
talk-to-on-shift = 正在当班
talk-to-off-shift = 现在不当班
talk-to-not-joined = 还没有登录过
talk-when = 大概什么时候
talk-when-any = 你们都方便的时候
talk-when-soon = 越快越好
talk-when-break = 休息的时候
talk-when-after-shift = 下班以后
talk-when-tomorrow = 明天或以后
talk-line = 简单说两句
talk-who-sees = 只有你找的这个人看得到，和天气给谁看无关。
talk-send = 发送

# 哪里不对，写在那一栏旁边。
talk-to-missing = 选一下想找谁聊。
talk-to-absent = 现在没有这样的人可以找，请换一位。
talk-to-gone = 你选的那位现在找不了了，请重新选一位。
talk-when-long = 时间最多写 { $longest } 个字。
talk-line-long = 你写了 { $length } 个字，最多 { $longest } 个字。内容都还在，删短一点再发。
talk-at-wrong = 请填一个时间，比如 10:40。
talk-hand-on-nobody = 现在没有这样的人可以找。
talk-answer-missing = 两个回答里选一个。
talk-too-late = 这条刚刚有了变化，现在看到的是最新的。

# 发送或答复之后。
talk-sent = 已经发给{ $name }，答复会显示在这里。
talk-open-already = 你已经约了{ $name }，原来写的没有动。聊的时候再说这件事，或者到“找人聊聊”里把它加进那条请求，也可以换一位。
talk-sent-again = { $name }之前就收到了，现在看到的是你最新写的。
talk-accepted-now = { $name }能看到你这就过去。
talk-accepted-at = { $name }能看到你 { $time } 过去。
talk-accepted-tomorrow = { $name }能看到你明天 { $time } 过去。
talk-hand-on-proposed = 已经问{ $name }，要不要改由{ $next }来聊。对方同意之前，{ $next }什么也看不到。
talk-hand-on-agreed = 好的，已经转过去了。
talk-hand-on-declined = 好的，还是原来那位。
talk-marked-talked = 好的，已记为聊过了。
talk-closed = 已结束，你写的话已经删掉。
talk-withdrawn = 已收回，你写的话已经删掉。

# 来找的人看到的。
talk-is-open = { $name }已经收到，答复会显示在这里。
talk-is-unanswered = { $name }从 { $time } 到现在还没答复。你也可以再找别人。
talk-is-coming = { $name }这就过来。
talk-is-accepted = { $name } { $time } 过来。
talk-is-accepted-tomorrow = { $name }明天 { $time } 过来。
talk-is-missed = { $name }原来说 { $time } 过来。要是没聊成，你也可以再找别人。
talk-is-proposed = { $name }建议由{ $next }来和你聊。你不同意，{ $next }就看不到。
talk-is-talked = { $name }记下了你们已经聊过。聊好了就点“结束”；不点的话，{ $day }会自动结束。
talk-is-gone = { $name }现在没法在这里答复了。要不要找别人？
talk-is-gone-unnamed = 你找的人已经离职。要不要找别人？
talk-ask-others = 找别人聊
talk-withdraw = 收回
talk-close = 结束
talk-agree = 好，找{ $next }
talk-decline = 不，还是想和{ $name }聊
talk-reminder = 你找人聊聊的事，要你看一下、定一下。
talk-reminder-see = 去看看
talk-lost = { $time } 起断线了。这是最后收到的情况，连上后会自动更新。
talk-reload = 刷新一下页面，看看有没有答复。

# 被找的人看到的。
asked-title = 想找你聊聊
asked-count = { $count } 人
asked-at = { $time } 发来
asked-waiting-since = 从 { $time } 等到现在
asked-since-earlier-shift = 从 { $time } 等到这一班
asked-overdue = 已超时：{ $days } 天没有答复
asked-accepted-now = 你在 { $time } 说这就过去
asked-accepted-at = 你 { $time } 过去
asked-accepted-tomorrow = 你明天 { $time } 过去
asked-proposed = 在等{ $name }同意换人
asked-declined = { $name }还是想和你聊
asked-come-now = 我这就过去
asked-come-after-all = 还是我这就过去
asked-come-at-label = 或者定个时间
asked-come-at = 到时过去
asked-change-to-label = 改到
asked-come-other-time = 改时间
asked-hand-on-lead = 建议找班长{ $next }聊
asked-hand-on-deputy = 建议找代班长{ $next }聊
asked-hand-on-psychologist = 建议找心理老师{ $next }聊
asked-talked = 聊过了
asked-reminder = 有 { $count } 人等你答复，已经超过一小时。
asked-reminder-see = 去看看
requests-title = 想找你聊聊的人
requests-lead = 这里只有你和对方看得到。
requests-none = 现在没有。有人找你时，会自动显示在这里。
nav-requests = 找我聊的
nav-support = 找人聊聊
nav-waiting = （{ $count } 人在等）

# 支持。
support-title = 找人聊聊
support-lead = 现在，或者过一会儿，都有人可以聊。
support-now = 我现在就需要帮助
support-now-page = 只有这些电话的一页
support-now-say = 打这些电话不经过晴雨表，这里没有人会知道你看过。
support-nobody = 现在这里没有可以找的人。

# 电话。
phone-none = 中心还没有填电话。如果你或身边的人有危险，请先拨打当地的急救电话。
phone-national-line = 全国统一心理援助热线（中国内地）
phone-national-line-hours = 各地时间不同，多数 24 小时
phone-title = 难熬的时候可以打的电话
phone-say = 所有人在“找人聊聊”里都看得到；记了雷雨之后也会显示。
phone-label = 谁接
phone-label-help = 比如：员工关怀热线、驻场护士
phone-number = 号码
phone-hours = 时间
phone-add = 添加
phone-remove = 删除
phone-remove-which = 删除“{ $label }”
phone-label-missing = 请写清楚是谁接。
phone-number-wrong = 请填能拨打的号码，比如 010 5555 0100。
phone-hours-long = 时间最多写 { $longest } 个字。
phone-added = “{ $label }”已经显示出来了。
phone-removed = 这个号码不再显示。
log-added-phone-number = { $admin }添加了“{ $about }”的电话。
log-removed-phone-number = { $admin }删除了“{ $about }”的电话。
