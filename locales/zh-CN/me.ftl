# 我的天气：一年、趋势、雨天里常提到什么、提醒、日记、谁看过、我的数据。
me-title = 我的天气
me-heading = 你这一年的天气
me-days = { $days ->
   *[other] { $days } 天。这一页只有你看得到。
  }
me-first-aside = 从第一次记天气开始。这一页只有你看得到。
me-first-title = 这里还是空的
me-first-say = 每记一次就多一天。记满 { $fewest } 个班次，就能看到你平时是什么样；再久一点，还能看到雨天里你常提到什么。
me-as-table = 看表格
me-of = { $some } / { $all }

me-calendar = 日历
me-calendar-title = 过去 53 周每天的天气
me-calendar-quarter = 过去 13 周每天的天气
me-calendar-open = 看某一天
me-calendar-open-button = 打开
me-calendar-day = { $day }：{ $weather }
me-calendar-table = 每月各种天气的天数
me-nothing-said = 没有记录
me-month = 月份
me-monday = 一
me-wednesday = 三
me-friday = 五
me-sunday = 日

me-trend = 和平时比，13 周
me-trend-scrolls = 13 周的趋势，可以左右滚动
me-trend-title = { $below ->
    [0] 你 13 周来每个班次的天气和平时的范围，没有不如平时的班次
   *[other] 你 13 周来每个班次的天气和平时的范围，有 { $below } 个班次不如平时
  }
me-trend-title-unknown = 你 13 周来每个班次的天气
me-trend-caption = 色带：按到那天为止的记录，你五个班次里有四个落在这里。菱形：比色带差的班次。
me-trend-caption-unknown = 一个点是一个班次。
me-trend-table = 最近 13 周，逐个班次
me-usual-unknown = { $here ->
   *[other] 记满 { $fewest } 个班次，才看得出你平时什么样，免得把碰巧当成平时。现在有 { $here } 个，还差 { $missing } 个。
  }
me-usual = 你平时是“{ $usual }”：五个班次里有四个在“{ $low }”到“{ $high }”之间。根据 { $shifts } 个班次得出。
me-usual-one = 你平时是“{ $usual }”：五个班次里至少有四个都是。根据 { $shifts } 个班次得出。
me-day = 日期
me-weather = 天气
me-against-usual = 和平时比

me-week = 这一周

me-good = 你留下的好事
me-good-all = 看全部
me-good-own = 只有你看得到。
me-good-of-day = 留下的一句
me-good-help = 只有你看得到。想删掉，就清空再保存。

me-triggers = 雨天里常提到什么
me-triggers-unknown = 要有 { $fewest } 个雨或雷雨的班次和 { $fewest } 个别的班次才好比较。现在分别有 { $low } 个和 { $others } 个。但愿凑得慢一点。
me-triggers-none = 没有特别突出的：和别的 { $others } 个班次比，{ $low } 个雨或雷雨的班次里没有哪样提得明显更多。
me-triggers-say = 在雨或雷雨的班次里，你提到它的比例是别的班次的几倍。{ $stressor }：{ $low } 个班次里有 { $on-low } 次，别的 { $others } 个班次里有 { $on-others } 次。常一起出现，不等于就是原因。
me-triggers-times = { $times } 倍
me-triggers-only = 只在那时
me-sun = 好天气里常提到什么
me-sun-unknown = 要有 { $fewest } 个晴或多云的班次和 { $fewest } 个别的班次才好比较。现在分别有 { $bright } 个和 { $others } 个。
me-sun-none = 没有特别突出的：和别的 { $others } 个班次比，{ $bright } 个晴或多云的班次里没有哪件好事提得明显更多。
me-sun-say = 在晴或多云的班次里，你提到它的比例是别的班次的几倍。{ $uplift }：{ $bright } 个班次里有 { $on-bright } 次，别的 { $others } 个班次里有 { $on-others } 次。常一起出现，不等于就是原因。
me-sun-bright = 晴或多云的班次
me-sun-table = 你提到它的次数
me-triggers-table = 你提到它的次数
me-triggers-named = 影响因素
me-triggers-low = 雨或雷雨的班次
me-triggers-others = 别的班次

me-noticed = 关于你的提醒
me-noticed-own = 根据你全部的记录：只有你看得到
me-noticed-shared = 根据你分享的记录
me-noticed-lead = { $count ->
   *[other] 根据你分享的记录：{ $leads }看得到
  }
me-noticed-nothing = 没有。天气在你平时的范围里。
me-noticed-early = 还没有：记满 { $shifts } 个班次才开始。
me-noticed-lead-nothing = { $count ->
   *[other] 没有。{ $leads }没有看到关于你的提醒。
  }
me-noticed-no-lead = 你们班组现在没有登录过的班长，所以没有人会看到关于你的提醒。
me-noticed-settle = 我现在平时就这样
me-noticed-settle-say = 以后就按这些日子算你的平时水平；到下一个班次，这条提醒就结束。
me-noticed-settled = 记下了。从下一个班次起，就按这些日子算你的平时水平。
me-noticed-over = 已经结束
me-noticed-take-back = 这只是个提醒，不是结论。你把这几天收回来只给自己，它就会关掉，相关的文字也一并删除。

me-journal = 日记
me-journal-order = 最新的在前
me-journal-pages = 日记翻页
me-journal-span = 第 { $first }～{ $last } 条，共 { $all } 条
me-journal-no-older = 没有更早的了
me-journal-older = 更早
me-journal-newest = 回到最新
me-journal-search = 搜小记和标签
me-journal-only = 哪些记录
me-journal-all = 全部记录
me-journal-notes = 有小记的
me-journal-find = 搜索
me-journal-none = 没有找到。
me-journal-no-day = 这一天没有记录。
me-journal-whole = 全部日记
me-journal-days = 别的日子
me-journal-earlier = 前一个有记录的日子
me-journal-later = 后一个有记录的日子
me-today = 今天 { $time }
me-yesterday = 昨天 { $time }
me-on-day = { $day } { $time }
me-energy = 精力：{ $energy }
me-seen-me = 只有你
me-seen-nobody = 只有你：那天你不在任何班组
me-seen-no-lead = 分享给班长；那天班组没有班长
me-seen-closed = 分享给班长；那天带你们班组的人都看不到
me-seen-lead = 分享给{ $leads }
me-seen-team = 分享给{ $leads }和{ $team }
me-seen-team-alone = 分享给{ $team }
me-note-me = 小记只有你看得到
me-note-lead = 小记只给班长
me-note-too = 小记也给
me-seen-and-note = { $who }；{ $note }
me-change = 修改
me-entry-audience = 这条给谁看
me-entry-open = 给更少人看：任何时候都可以。给更多人看：到{ $day }这一周结束为止。
me-entry-open-tonight = 给更少人看：任何时候都可以。给更多人看：到这个工作日结束为止，现在还算{ $day }。
me-entry-closed = 给更少人看：任何时候都可以。给更多人看：那一周已经结束，不能改了。
me-entry-closed-own = 这条只有你看得到。那一周已经结束，不能再分享给别人了。
me-save = 保存
me-delete-entry = 删除这条
me-audience-missing = 请选择给谁看。
me-audience-closed = 这条所在的那一周已经结束，可以给更少人看，不能再给更多人看了。
me-audience-saved = 已保存。现在的范围：{ $audience }。
me-deleted = 这条已删除。
me-closed-here = 只给自己的小记，还有你提的干扰源的回音，在这部手机上先合上了，输一次密码就能打开。
me-closed-keyless = 只给自己的小记，还有你提的干扰源的回音，都还合着：这个通行密钥打不开，输一次密码就能打开。
me-closed-provider = 只给自己的小记，还有你提的干扰源的回音，都还合着：公司登录打不开，输一次账号的密码就能打开。
me-closed-open = 打开
me-note-locked = 这条小记锁着，改不了。
me-note = 小记
me-note-save = 保存小记
me-note-help-me = 只有你看得到。
me-note-help-lead = 和之前一样，班长也看得到。
me-note-help-team = 和之前一样，全班组也看得到。
me-note-newer-readers = 你打开页面以后，这条小记有更多人看得到了，下面写着是谁。没问题的话，再保存一次。
me-note-saved = 小记已保存。
me-note-removed = 小记已删除。

me-looks = 谁看过
me-looks-more = 全部查看记录
me-looks-say = 有人打开能按名字看到你分享内容的页面，或者关于你的提醒，就会记在这里：每种页面每天一次。看的是你，这一点只有你自己看得到。
me-look-board = { $name }打开了看板，上面有你
me-look-team = { $name }打开了班组页，上面有你
me-look-trends = { $name }打开了趋势，里面有你的记录
me-look-flag = { $name }打开了一条关于你的提醒
look-report = { $place }，{ $period }
look-climate = { $name }打开了气候报告：{ $about }
look-climate-several = { $name }打开了 { $count } 份气候报告
look-export = { $name }把气候报告存成了文件：{ $about }
look-export-several = { $name }把 { $count } 份气候报告存成了文件

# 全部查看记录。
looks-which = 看的是什么
looks-mine = 看我的 · { $count }
looks-reports = 看报告的 · { $count }
looks-mine-none = 还没有人看过你的内容。
looks-reports-none = 还没有人打开过报告。
looks-reports-say = 报告里是很多人合在一起的情况，看不到任何人的名字。谁打开过，这里每个人都能看到。
pager-range = 第 { $first }～{ $last } 条，共 { $all } 条

# 管理员看到的。
looks-centre = 中心设置
looks-admin-title = 谁看了什么
looks-admin-say = 只记谁看过、当天第一次是几点、看的是哪种页面。看的是谁，从不写在这里，只告诉本人。
looks-admin-none = 还没有人看过什么。
looks-admin-none-of = 还没有人打开过这种页面。
looks-who = 谁
looks-what = 看了什么
looks-when = 当天第一次
looks-every-kind = 所有种类
looks-of = { $kind }：{ $about }
look-kind-board = 看板
look-kind-team = 班组页
look-kind-trends = 趋势
look-kind-flag = 提醒
look-kind-climate = 气候报告
look-kind-export = 气候报告文件

me-rights-where = 导出、收回或删除你的数据：在“我的账号”里
me-rights = 我的数据
me-export = 导出我的数据
me-export-say = 你在这里记过的全部内容，包括小记。JSON 里还有系统给你的建议和谁看过。
me-narrow = 以前的都只留给自己
me-narrow-say = 把到现在为止的记录（包括今天的）都改成“只给自己”。以前几周的收回以后，就不能再分享了。
me-narrow-button = 全部收回
me-narrowed = { $count ->
    [0] 现在全都只有你看得到。
   *[other] { $count } 条记录现在只有你看得到了。
  }
me-delete = 全部删除
me-delete-say = 你的记录、小记、建议和提醒立刻删除，找不回来；查看记录也一起删掉。
me-delete-open = 全部删除……
me-delete-locked = 锁着的也一并删除；没有恢复码，这样也能清掉。
me-delete-sure = { $count ->
    [0] 这会删除你记过的一切，谁也恢复不了。账号会保留。
   *[other] 这会删除 { $count } 条记录，谁也恢复不了。账号会保留。
  }
me-delete-password = 为了确认是你，请输入密码
me-delete-button = { $count ->
    [0] 全部删除
   *[other] 删除 { $count } 条记录
  }
me-password-missing = 请输入密码，免得同一工位的其他人替你操作。
me-password-wrong = 密码不对，什么都没有删。
me-deleted-all = { $count ->
    [0] 已全部删除，这里什么都没有留下。
   *[other] 已删除 { $count } 条记录，这里什么都没有留下。
  }
me-erase = 清除所有痕迹
me-erase-say = 你记过的一切，再加上查看记录和小记的密钥：连备份里的小记也打不开了。你在职期间，姓名、班组和密码会保留。
me-erase-open = 清除所有痕迹……
me-erase-sure = 谁也找不回来，从备份里也不行。你会在所有地方退出登录。等你离职，姓名也一并删除。
me-erase-button = 清除所有痕迹
me-erased = 你在这里记过的，痕迹都已清除，只剩下姓名、班组和密码。
me-no-code = 你还没有恢复码。万一密码被重设，要用它才能打开以前的内容。
me-not-chosen = 你还没选要不要计入统计。没选之前，不会计入。
me-choose = 去选择
