# 排班允许的小休：坐席和班长看到的。{$time} 是一段时间，{$points} 是服务水平的百分点。
breaks-title = 小休一下
breaks-lead = 这一班剩下的时间里，什么时候休息对来电影响最小。不用说为什么。
breaks-privacy = 只有你们班组的班长看得到你的申请、时间和影响。当天班次结束就删除。没有人统计你休息了几次，也和你的天气无关。
breaks-when = 什么时候
breaks-how-long = 休息多久
breaks-minutes = { $minutes } 分钟
breaks-ask = 申请这段
breaks-ask-for = 申请 { $time }
breaks-who-lead = 由班长答复，结果会显示在这里。
breaks-who-rule = 影响很小的会当场同意，其余由班长答复，结果会显示在这里。
breaks-from-earlier-weeks = 今天的话务数据还没有导入，先用前四周同一个星期几的数据估算。
breaks-full = 剩下的时间里，班组能同时休息的人数都满了。试试短一点的，或者过一会儿再来看。
breaks-no-team = 你还不在任何班组里，没有班长可以答复。
breaks-no-lead = 今天你们班组没有班长，在这里申请没有人能答复。现在需要休息的话，请直接跟现场负责人说一声。
breaks-off-shift = 现在不是你的班。上班时这里会列出可以休息的时间。
breaks-no-time-left = 这一班剩下的时间不够休息这么久了。
support-break = 想小休一下
support-break-say = 看看什么时候休息对来电影响最小，直接申请。不用说为什么。

# 影响。
break-cost = 服务水平约降 { $points } 个百分点
break-cost-nothing = 客户感觉不到影响
break-cost-overloaded = 预计那时来电多、人手不够，客户会等得更久
break-cost-unknown = 影响不清楚：那段时间没有话务数据

# 自己的申请。
break-see-times = 看看什么时候能休息
break-sent = 已申请 { $time }，班长的答复会显示在这里。
break-granted-at-once = 已同意：{ $time }。
break-withdrawn = 已收回，什么都没留下。
break-is-asked = 你申请了 { $time }，等班长答复。
break-unanswered = { $time } 的申请没有人及时答复，不是你的问题。请换个时间，或者当面跟班长说一声。
break-is-granted = 你的小休：{ $time }。
break-declined-busy = { $time } 不太行，那时电话会很忙。换个时间好吗？
break-declined-others-away = { $time } 不太行，那时已经有同事在休息。换个时间好吗？
break-declined-together = { $time } 不太行。我过来找你，我们一起定个时间。
break-withdraw = 收回
break-give-back = 不用了
break-calendar-file = 加到日历
break-calendar = 小休
break-countdown-before = 还有 { $time } 开始
break-countdown-during = 还剩 { $time }
break-countdown-over = 休息结束，欢迎回来。
break-reload = 刷新一下页面，看看有没有答复。

# 哪里不对。
break-minutes-missing = 请选择休息多久。
break-starts-missing = 请选择一个时间。
break-starts-passed = 这个时间现在不行了，下面是还可以的时间。
break-starts-full = 这个时间刚被占用，下面是还剩下的时间。
break-changed-meanwhile = 刚好有别的小休同时获批，请再试一次。
break-has-one = 你已经有一个申请或小休。想换时间，请先收回。
break-answer-missing = 请选择一个答复。
break-answer-too-late = 这个申请刚有变化，现在显示的是最新情况。
break-answer-full = 那时休息的人数已到上限。请建议换个时间，或在“现场”页调整上限。
break-answer-cost-changed = 打开页面之后，影响有了变化。现在：{ $cost }。如果可以接受，请再点一次同意。

# 班长看到的。
break-requests-title = 想小休的人
break-grant = 同意
break-not-then = 这个时间不行
break-not-then-say = 你选哪一句，对方看到的就是哪一句。
break-granted-title = 已同意的小休
break-granted-line = { $name }：{ $time }
break-answered-yes = 已同意：{ $name }，{ $time }。目前预计：{ $cost }。
break-answered-no = { $name }看得到你的答复，也能看其他时间。
break-reminder = 有 { $count } 人想小休，等你答复。
break-reminder-see = 去答复

# 现场。
nav-floor = 现场
floor-title = { $team }：今天的现场
floor-lead = 预计来电、接得怎么样、什么时候能休息。没有姓名，也没有天气。
floor-privacy = 小休不会记在谁头上：不按人统计，不问原因，不留历史。班次结束，申请就删除。
floor-reload = 刷新一下页面，看看有没有新的小休申请。
floor-no-team = 你今天没有负责的班组。
floor-no-load-title = 还没有话务数据
floor-no-load = 请管理员在服务器上导入话务数据，比如每天早上导入当天的预测。程序运行时也可以导入：
floor-no-load-columns = 列名：queue、interval_start、offered、handle_seconds、agents。没有数据时也可以申请小休，只是不知道影响有多大。
floor-no-queues-title = 这个班组接哪些电话？
floor-no-queues = 请在下面选择班组的队列。选好后，这里会显示来电，小休也会算出影响。
floor-no-load-of-queues-title = 这些队列没有话务数据
floor-no-load-of-queues = 今天和前四周的同一个星期几，都没有班组这些队列的话务数据。
floor-today = 今天
floor-summary = { $breaks ->
    [0] 预计来电约 { $calls } 通，{ $level } 在 { $within } 秒内接起。还没有同意的小休。
   *[other] 预计来电约 { $calls } 通，{ $level } 在 { $within } 秒内接起，已同意小休 { $breaks } 次。
  }
floor-from-earlier-weeks = 今天的话务数据还没有导入，这里是前四周同一个星期几的平均值。
floor-chart = { $from } 到 { $to } 的来电和 { $within } 秒内接起的比例
floor-caption = 柱子：预计来电。线：{ $within } 秒内接起的比例，已算上小休。虚线：{ $marked }。菱形：本班组已同意的小休。{ $now ->
    [yes] 竖线：现在。
   *[no] {""}
  }
floor-time = 开始
floor-calls = 来电
floor-agents = 在线人数
floor-level = 及时接起
floor-granted = 小休
floor-free = 还能休
floor-fewer = 少一人、两人、三人时会怎样
floor-fewer-caption = { $within } 秒内接起的比例，已算上小休
floor-fewer-all = 按计划
floor-fewer-by = 少 { $count } 人
floor-rules = 班组的小休
floor-rules-say = 这些规则对整个班组有效，班组的每位班长都可以改。
floor-queues = 班组接的队列
floor-queues-none = 还没有话务数据，所以没有队列可选。
floor-queue-unnamed = 全部来电（文件里没有队列名）
floor-queue-unknown = 请从列出的队列里选择。
floor-at-once = 同时休息人数
floor-at-once-help = 班组里最多几个人可以同时休息。
floor-at-once-wrong = 请填 1 到 { $most } 的数字。
floor-granted-up-to = 自动同意的上限
floor-granted-up-to-help = 当天剩余时间服务水平下降的百分点，比如 0.2。留空则每个申请都由你答复。
floor-granted-wrong = 请填 0 到 { $most } 的数字，或者留空。
floor-within = 多少秒内算及时
floor-within-help = 单位是秒，常用 20。
floor-within-wrong = 请填 1 到 { $most } 的秒数。
floor-patience = 客户等多久会挂断
floor-patience-help = 单位是秒，平均值。不知道就留空，按客户一直等到接起计算。
floor-patience-wrong = 请填 1 到 { $most } 的秒数，或者留空。
floor-rules-button = 保存规则
floor-rules-saved = 已保存。
floor-rules-changed = 你打开页面以后，别人改过这些规则，所以这次没有保存。请重新打开页面，看看现在的规则。

# 隐私页上的。
privacy-breaks = 你申请小休的时候
privacy-breaks-say = 你们班组的班长看得到你的名字、时间和对电话的影响，看不到原因。班次结束就删除，没有人按人统计小休，也和你的天气没有任何关联。推荐休息时间时，会算上其他人已获同意的小休，但不显示姓名。
