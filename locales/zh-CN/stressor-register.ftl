# 干扰源清单：什么碍着大家干活，后来怎么样了。
nav-register = 干扰源清单
nav-register-admin = 干扰源清单：谁负责
register-title = 干扰源清单
register-lead = 工作里遇到什么干扰，写下来。有人负责，后来怎么样，你也看得到。只说事，不说人；谁的天气都不会出现在这里。
register-admin-lead = 大家提出的干扰。给每一条找个负责人，让它有个回音。
register-one = 一条干扰源
register-own = 你的
register-own-about = 你提的和你也遇到的。这一栏只有你看得到。
register-closed = 这里有些内容用你自己的密钥锁着。输一次密码，就能看到你提的有没有回音。
register-closed-open = 去输密码
register-cared-for = 你负责的
register-cared-for-about = 待解决、由你负责的。
register-all = 全部
register-which = 看哪一部分
register-filter-open = 待解决
register-filter-unowned = 没人负责
register-filter-hidden = 已隐藏
register-none-open = 现在没有待解决的。工作里遇到干扰，就写下来。
register-none-unowned = 待解决的都有人负责。
register-none-changed = 还没有已经改变的。
register-none-unchangeable = 没有“改不了”的。
register-none-hidden = 没有隐藏的。
register-yours = 你提的
register-supported = 你也遇到
register-is-hidden = 已隐藏
register-is-shown = 重新显示
register-news = 有新进展
register-put-away = 我看过了
register-written-since = 你打开页面之后，这里又有了新进展。
register-reminder = 你遇到的干扰里，有 { $count } 条有了新进展。
register-reminder-see = 去看看
register-reminder-unowned = 有 { $count } 条干扰还没人负责。
register-reminder-unowned-see = 找个人
register-reminder-due = 有 { $count } 条干扰由你负责，在等回音。
register-reminder-due-see = 去回复

# 进展。
register-heard = 已收到
register-looking = 正在了解
register-changed = 已改变
register-unchangeable = 改不了

# 多久一次，从什么时候起。
register-every-shift = 每个班次
register-weekly = 大多数星期
register-now-and-then = 偶尔
register-since-weeks = 有几个星期了
register-since-months = 有几个月了
register-since-longer = 更久

# 提一条。
register-propose = 写一条
register-propose-lead = 什么在干扰你的工作？在这里上班的和当班长的都看得到。
register-words = 什么在干扰你
register-words-help = 一句话写一件事。别写人名：说的是事，不是谁。
register-about = 关于什么
register-about-none = 选一项
register-about-other = 其他
register-how-often = 多久一次
register-since = 从什么时候起
register-name = 署名
register-without-name = 不署名
register-with-name = 署名
register-name-help = 不署名，用这个程序的人谁也查不出是你提的。后来怎么样，你照样看得到，因为只有你自己登录时才认得出它。时间只记到哪一周。
register-send = 放进清单
register-alike = 是不是这几条里的？
register-alike-about = 如果是，打开它，点“我也遇到”，比再写一条更有分量。
register-even-so = 都不是
register-proposal-kept = 已放进清单。
register-words-missing = 请用一句话写写是什么干扰。
register-words-long = 最多 { $longest } 个字。
register-about-missing = 请从列表里选一项。
register-choose = 请选一项。
register-alike-first = 清单里已有差不多的。先看一眼；如果都不是，再勾选这里。
register-too-many = 你提的还有 { $most } 条没有回音，等其中一条有了回音再提。
register-locked = 这一步要用到你自己的密钥，这次登录里没有。请用密码重新登录一次。

# 一条。
register-concerns = 有多少人遇到
register-people = { $count } 人
register-about-both = { $kind }：{ $stressor }
register-often-since = { $often }，{ $since }
register-proposed = 提出
register-proposed-by = { $name }，{ $week }那一周
register-unnamed = 不署名
register-owner = 谁负责
register-owner-is = { $name }负责
register-no-owner = 还没有人
register-due = 什么时候给回音
register-due-is = { $day }前给回音
register-due-was = 原定{ $day }前给回音，已过期
register-due-passed = { $day }，已过期
register-steps = 做了什么
register-no-steps = 还没有写什么。
register-step-by = { $day }，{ $name }
register-support = 我也遇到
register-support-say = 你也遇到吗？谁也不会知道是你点的，只是人数加一。
register-support-kept = 已算上你。后来怎么样，在这里看。
register-yours-say = 这条是你提的。后来怎么样，在这里看。收回就删除；如果别人也遇到，或者已经做了什么，它会留下，但和你无关了。
register-withdraw = 收回
register-supported-say = 你说过你也遇到。后来怎么样，在这里看。
register-take-back = 收回
register-taken-back = 已收回。
register-hidden-why = 这条已隐藏，只有提的人、也遇到的人和负责的人看得到。原因：

# 负责人。
register-answer = 写写进展
register-answer-about = 大家都看得到；提的人和也遇到的人会收到提醒。
register-status = 进展
register-done = 做了什么，或者为什么改不了
register-done-help = 写事实，写得谁都看得懂。说清现在有什么不一样。
register-answer-save = 保存
register-answered = 已保存，相关的人会收到提醒。
register-done-missing = 请写写做了什么，或者下一步是什么。
register-why-missing = 请写写为什么改不了。
register-due-wrong = 请选一个日期。
register-due-past = 请选今天或以后的日期。
register-assign = 谁负责，关于什么
register-assign-save = 保存
register-assigned = 已保存。
register-owner-unknown = 请从列表里选一个人。
register-hide-title = 如果点了名
register-hide-why = 为什么隐藏
register-hide-help = 提的人看得到这段话。请写写怎么说才不点名。
register-hide-why-missing = 请写写原因，提的人看得到。
register-hide = 隐藏
register-show = 重新显示
register-now-hidden = 已隐藏，提的人看得到原因。
register-shown-again = 大家又看得到了。

# 改变前后。
register-figures = 改变前后（气候报告）
register-figures-about = 记天气时提到的所有影响因素里，“{ $stressor }”占多少，数字来自气候报告，都加了随机噪声，看不出任何一个人的情况，也说明不了为什么变。
register-figures-none = 要有改变之前的两个月和之后完整的一个月，数字才会出现在这里。
register-figures-site = 职场
register-figures-before = 之前
register-figures-after = 之后
register-figures-difference = 差多少
register-figures-verdict = 说明什么
register-figures-share = { $share }，{ $months } 个月
register-figures-less = 少了 { $points } 个百分点；光是碰巧就可能差 { $chance } 个
register-figures-more = 多了 { $points } 个百分点；光是碰巧就可能差 { $chance } 个
register-figures-same = 没有差别；光是碰巧就可能差 { $chance } 个百分点
register-mentioned-less = 比以前提得少了，不只是碰巧。
register-mentioned-more = 比以前提得多了，不只是碰巧。
register-mentioned-chance = 没有超出碰巧。

# 一个季度。
register-quarter = 一个季度的数字
register-quarter-lead = 收到多少，改变多少，还有多少待解决。
register-quarter-before = 上一季度
register-quarter-after = 下一季度
register-quarter-open = 季末还剩
register-quarter-days = 一半的回音在 { $days } 天以内。
register-quarter-no-days = 这个季度没有回音。
register-quarter-days-about = 天数从写下的那一周的星期一算起：更准的时间不记。
register-quarter-kinds = 现在待解决的
register-quarter-kinds-then = 季末待解决的
register-quarter-chart = 各类有多少人遇到：{ $named }
register-quarter-caption = 柱形：到今天有多少人遇到，同一个人遇到两件就算两次。折线：连同前面几项，占全部的比例。
register-quarter-region = 待解决的，图表，可左右滚动
register-quarter-sources = 条数
register-quarter-people = 人数

# 模拟的中心。
simulated-source-slow = 九点到十点，打开客户资料要等半分钟。
simulated-source-slow-looking = 信息部这周来测，靠窗的座位和别的座位都测。
simulated-source-slow-changed = 夜间备份原来到十点才完，现在六点就完，资料一点就开。
simulated-source-mailing = 发了什么通知，我们是从打进来的客户那里知道的。
simulated-source-mailing-looking = 市场部提前两天把通知发给我们，先试到月底。
simulated-source-prices = 知识库里的价格表比官网的旧。
simulated-source-headset = 公用耳机的耳套老掉。
simulated-source-night = 最后一个晚班下班，已经没有公交了。
simulated-source-night-why = 公交公司不加车，问过两次了。需要的人到前台领打车券。
