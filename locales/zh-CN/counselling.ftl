# 除了“想找人聊聊”之外，坐席和心理老师之间的事。
nav-appointments = 预约

counselling-when = { $day } { $hours }
counselling-date = 日期
counselling-time = 开始时间
counselling-minutes = 分钟数
counselling-date-wrong = 请填日期。
counselling-time-wrong = 请填时间，比如 10:40。
counselling-past = 这个时间已经过了，请填还没到的时间。
counselling-far = 请填 { $days } 天以内的日期。
counselling-minutes-wrong = 分钟数请填 { $least } 到 { $most } 之间的数。
counselling-place-missing = 请填地点，或者打哪个电话。
counselling-long = 最多写 { $longest } 个字。
calendar-file = 日历文件
calendar-busy = 有安排

psychologist-title = 心理老师
psychologist-lead = 找一位不在你班组里的人，好好聊一聊。
psychologist-link = 预约时间、请求转介、报名讲座

slot-title = 预约时间
slot-own-title = 你的预约
slot-none = 现在没有空的时间。可以在“找人聊聊”里发个请求。
slot-who-sees = 你约了什么，只有你和心理老师看得到。日历文件里只写“有安排”。
slot-book = 预约
slot-book-which = 预约 { $when }
slot-booked = 约好了：{ $when }。只有你和心理老师看得到。
slot-taken = 这个时间刚被约走了，换一个吧。
slot-has-one = 你已经约了一个时间。想换的话，先取消原来的。
slot-is-booked = { $name }，{ $when }
slot-is-cancelled = { $name }有事，{ $when } 来不了了。请另约一个时间。
slot-cancel = 取消预约
slot-cancelled = 预约已取消，不需要理由。
slot-one-at-a-time = 一次只能约一个时间；想换，先取消这一个。
slot-put-away = 知道了

referral-title = 转介
referral-say = 请心理老师来联系你，并由你选定对方事先能看哪几条记录。
referral-begin = 请求转介
referral-nobody = 这里现在还没有能看转介的心理老师。
referral-nobody-instead = 在此之前，可以先找别人聊聊。
referral-status = { $day }，你向{ $name }请求了转介。
referral-gone = { $day }，你向{ $name }请求了转介，但对方现在看不到了。先收回，再请别人吧。
referral-shares = { $count ->
    [0] 没有附上任何记录。
   *[other] 附上了 { $count } 条记录{ $notes ->
        [0] ，不带小记。
       *[other] ，其中 { $notes } 条带小记。
      }
  }只有{ $name }能看；附了自测结果的，也只有{ $name }能看。
referral-withdraw = 收回
referral-withdraw-say = 一收回，副本马上删除。
referral-withdrawn = 已收回，你分享的内容已经删除。
referral-exists = 你已经请求过转介。想换别的内容，请先收回。
referral-see = 看看请求了什么
referral-lead = 见面之前心理老师能看什么，由你定：只有你在这里勾选的，别的都没有。
referral-to = 给谁看？
referral-to-missing = 请选一位心理老师。
referral-pick = 附上哪几条记录？
referral-pick-help = 这是最近四周的记录，也可以一条都不选。
referral-no-entries = 最近四周没有记录。不附记录也能发，心理老师照样知道你希望对方联系你。
referral-with-note = 带上小记：
referral-entries-wrong = 有一条记录变了。请再看一遍，重新勾选。
referral-who-sees = 勾选的内容会复制一份，只给这位心理老师加密，别人都打不开。随时可以收回。
referral-send = 发送
referral-sent = 已发给{ $name }。

group-talk-title = 讲座
group-talk-none = 现在没有安排讲座。
group-talk-file = 报没报名，班长和管理员都看不到。日历文件里只写“有安排”。
group-talk-named = 心理老师可以看到我的名字
group-talk-join = 报名
group-talk-joined = 报上名了，谁都看不到你的名字。
group-talk-joined-named = 报上名了，只有心理老师看得到你的名字。
group-talk-in = 你报了名，没有留名字。
group-talk-in-named = 你报了名，心理老师看得到你的名字。
group-talk-change-name = 更改
group-talk-change-name-of = 更改是否让人看到名字：{ $title }
group-talk-leave = 不去了
group-talk-left = 已取消报名。
group-talk-full = 名额已满。

appointments-title = 预约
appointments-lead = 别人找你的事，和你提供的时间。班长和管理员都看不到。
referrals-title = 转介
referral-none = 现在没有转介。
referral-received = { $count ->
    [0] { $day }，没有附上记录
   *[other] { $day }，附上了 { $count } 条记录
  }
referral-one = 一份转介
referral-of = { $name }请求转介
referral-asked-on = { $day }发来。附上的内容是当时的样子。
referral-shares-nothing = { $name }没有附上记录。
referral-answer = 请联系{ $name }，或者给出可以预约的时间。
referral-offer-time = 给出时间
referral-locked = 有 { $count } 条记录锁着：分享之后你的密码被重设过。输入恢复码就能看。
referral-close-say = 一结束转介，副本马上删除。
referral-close = 结束
referral-closed = 已结束，副本已经删除。
slot-offered-title = 你提供的时间
slot-none-offered = 你还没有提供时间。
slot-place = 房间或电话
slot-offer = 提供这个时间
slot-offered = 已提供：{ $when }。
slot-overlaps = 这和你提供的另一个时间重叠了。
slot-free = 空着
slot-free-again = 又空出来了，{ $at } 取消的
slot-booked-by = { $name }约了
slot-withdraw = 取消
slot-remove = 撤下
slot-remove-which = 撤下 { $when }
slot-withdraw-which = 取消 { $when }
slot-withdrawn = 已取消。如果有人约了，对方会看到。
slot-changed-meanwhile = 你打开页面以后，预约有了变化，请再看一眼这个时间。这次没有取消。
group-talk-none-held = 你还没有安排讲座。
group-talk-new = 安排讲座
group-talk-languages = 填一种语言或者两种都填。大家优先看到自己语言的标题和介绍。
group-talk-title-zh = 中文标题
group-talk-title-en = 英文标题
group-talk-title-missing = 请至少用一种语言填标题。
group-talk-text-zh = 中文介绍
group-talk-text-en = 英文介绍
group-talk-place = 房间或链接
group-talk-places = 名额
group-talk-places-wrong = 名额请填 { $least } 到 { $most } 之间的数。
group-talk-hold = 发布
group-talk-held = “{ $title }”已发布。
group-talk-count = { $places } 个名额，报了 { $count } 个
group-talk-cancel = 取消讲座
group-talk-cancel-which = 取消“{ $title }”
group-talk-cancelled = 讲座已取消，报名信息已经删除，报了名的人会收到通知。
group-talk-removed = 讲座已移除，报名信息已经删除。
me-look-referral = { $name }打开了你请求的转介
look-kind-referral = 转介
simulated-room = 二楼安静室
simulated-talk-title = 晚班之后怎么睡好
simulated-talk-text = 讲四十分钟怎么让身体慢下来，再留时间提问。不录音，也不做记录。
