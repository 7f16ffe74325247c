# 难受的电话：记录页、之后的缓一缓、接下来两个班次的问题、“我的天气”里自己的那一块。
nav-tough-call = 难受的电话

tough-title = 刚接了一通难受的电话
tough-lead = 点两下，再给自己几分钟。不会算到考核里。
tough-what-about = 是为了什么事？
tough-source-product = 产品
tough-source-service = 之前的服务
tough-source-delivery = 配送
tough-source-price = 价格
tough-source-abuse = 辱骂
tough-source-other = 别的事
tough-source-missing = 请选一下是为了什么事。

tough-what-kind = 难在哪儿？心里有多堵？
tough-kind-misunderstanding = 没说到一块儿
tough-kind-feeling = 对方情绪很大
tough-kind-behaviour = 对方的言行
tough-heaviness-light = 有点堵
tough-heaviness-heavy = 挺堵的
tough-heaviness-very-heavy = 特别堵
tough-said-missing = 在难的那一项旁边，点一下心里有多堵。
tough-pick = { $kind }：{ $heaviness }
tough-chosen-before = 你刚才选的是“{ $chosen }”，再点一下就保存。
tough-other-source = 换一个原因
tough-audience = 给谁看
tough-audience-me = 只给自己
tough-audience-lead = 班长（{ $names }）
tough-audience-me-only = 只有你自己看得到。
tough-audience-wrong = 只能选“只给自己”或者“班长”。
tough-id-wrong = 页面出了点问题，这次没有保存。请重新打开。
tough-known = 这一通已经记过了。
tough-withdrawn = 这一通你已经删了，没有再保存。
tough-own = 除非你分享给班长，否则只有你自己看得到。你要是选了计入统计，每一通就在气候报告里多算一次影响因素，别的数字里都没有它。

tough-key = 在任何页面按 T 键都能打开这一页，打字的时候除外。
tough-key-off = 关掉 T 键
tough-key-is-off = 这个浏览器里 T 键已关掉。
tough-key-on = 打开 T 键

tough-reset-title = 给自己几分钟
tough-reset-saved = { $time } 已记下：{ $stated }。
tough-reset-private = 只有你自己看得到。
tough-reset-shared = { $names }看得到。
tough-reset-keep-private = 还是只给自己
tough-reset-delete = 删掉
tough-reset-next = 接下一通之前
tough-reset-until = { $minutes } 分钟，到 { $time }
tough-timer-start = 开始计时 { $minutes } 分钟
tough-timer-pause = 暂停
tough-timer-go-on = 继续
tough-timer-again = 重新开始
tough-timer-done = 时间到了。缓过来了再接下一通。
tough-timer-left = 还有 { $time }
tough-reset-talk = 找人聊聊
tough-reset-break = 申请小休
tough-reset-breathe = 跟着呼吸
tough-reset-more = { $title }（{ $minutes } 分钟）
tough-reset-more-title = 也许还能帮上忙的
tough-reset-back = 回到我的天气
tough-made-private = 这一通现在只有你自己看得到。
tough-deleted = 删掉了，什么都没留。

tough-ask-title = { $count ->
    [1] { $day }那通电话
   *[other] { $day }以来那 { $count } 通电话
}
tough-ask = 现在心里好些了吗？这种事，缓两天也正常。
tough-answer-over = 过去了
tough-answer-somewhat = 还有一点
tough-answer-heavy = 还很堵
tough-answer-dismissed = 别再问了
tough-answer-missing = 请选一个回答。
tough-answer-nothing = 已经没有要回答的了。
tough-answered = 记下了，只有你自己看得到。
tough-answered-heavy = 记下了，只有你自己看得到。别一个人扛着。
tough-answered-dismissed = 好，这件事不再问了。
tough-ask-answered = 你说的是：{ $answer }。

tough-me-title = 难受的电话
tough-me-say = 最近 { $weeks } 周里有 { $count } 通。只有你自己看得到。
tough-me-source = 为了什么
tough-me-hour = 在几点
tough-me-source-head = 为了什么
tough-me-hour-head = 几点
tough-me-count = 通数
tough-me-latest = 最近的几通
tough-me-when = 什么时候
tough-me-what = 你记的
tough-me-seen = 谁看得到
tough-me-afterwards = 之后的你
tough-me-seen-me = 只有自己
tough-me-seen-lead = 班长

board-tough = 分享给你的难受电话
board-tough-say = 最近两天里分享给你的。悄悄问一句就够了：“那事，现在好些了吗？”

privacy-tough = 记下难受的电话的时候
privacy-tough-say = 除非你分享给班长，否则只有你自己看得到。分享了，班长两天内会在自己的看板上看到那一通，你随时可以收回。之后你怎么样，只给你自己看。它不算在你的考核里，也不会引出提醒。你要是计入统计，它就在你那一周里多算一次影响因素；每周照样只随机抽一个。
