board-sky = 现在的天空
board-teams = 班组
board-title-morning = { $team }，今天早上
board-title-afternoon = { $team }，今天下午
board-title-evening = { $team }，今天晚上
board-title-night = { $team }，今夜
board-about = 今天有 { $count } 人给你看了天气。给不给看，由每个人自己定。
board-about-nobody = 有人分享，这里就会出现一张卡片。
board-about-first-day = 还没有人在这里给你看过天气。
board-live = 实时
board-as-of = 截至 { $time }
board-lost = { $time } 起断线了。这是最后收到的画面，连上后会自动继续。
board-no-usual = 还看不出平时
board-changed = 今天变天了
board-changed-usual = { $weather }，平时是{ $usual }
board-chat = 值得聊聊
board-chat-helps = 也许有用：
board-chat-open-flag = 查看提醒
board-chat-note = 记下商量好的事
board-chat-all = 全部 { $count } 条待跟进
board-now = 班组现在
board-drawer = { $count ->
   *[other] { $name }最近分享给你的 { $count } 天
}
board-drawer-usual = 平时：{ $usual }
board-usual-again = { $count ->
    [0] 在平时范围内，略差
    [1] 今天又和平时一样了
   *[other] 连着 { $count } 个分享日又和平时一样了
}
board-mark-sudden = { $day }突然变天
board-mark-sliding = { $day }起在变差
board-mark-was-sliding = { $day }起变差过
board-mark-stuck = { $day }起不如平时
board-mark-was-stuck = { $day }起有一阵不如平时
board-first-day-title = 你的看板从这里开始
board-first-day = 有人分享，就会出现一张卡片。每个人分享满 20 个班次以后，才有“和平时比”，提醒也从那时开始。在那之前，最好的办法就是当面问一句。
board-nobody-title = 还没有天气
board-nobody = 谁愿意给你看，谁的卡片马上就会出现。给不给看，每个人每天自己决定；不说，也有不说的道理。
board-no-team-title = 今天没有由你负责的班组
board-no-team = 花名册里，今天没有由你负责的班组。如果有误，请告诉管理员；改好后看板会自动出现。
board-wall = 挂到大屏
board-wall-about = 给职场大屏用的只读链接：只显示各种天气大约占多少，没有人数和姓名；只算分享给全班组的，满 5 个人才显示。至少 3 个人的天气变了才换新画面，最快 15 分钟一次。
board-wall-is = 已经有一个链接，只在生成时显示过一次。
board-wall-make = 生成链接
board-wall-renew = 换一个新链接
board-wall-end = 停用链接
board-wall-ended = 链接已停用，大屏下次更新时就不再显示。
board-wall-link = 大屏链接
board-wall-once = 请现在就复制，离开这一页就不再显示。以前生成的链接已经失效。
board-wall-open = 打开
# 后面接代码。
board-wall-code = 大屏没有键盘的，打开 { $address }，输入这个代码：

wall-few = 满 { $count } 个人分享给全班组后，这里就会出现大家的天气。
wall-code-title = 班组大屏
wall-code-say = 输入班长生成链接时一起看到的代码，这块屏幕就会显示班组的天气。
wall-code = 代码
wall-code-help = 大小写不限，空格和短横线可以不输。
wall-code-show = 显示天气
wall-ended-title = 这块大屏的链接已失效
wall-ended = 链接已停用，或者换成了新的。请班长在看板上重新生成一个。
wall-as-of = 截至 { $time }，{ $next } 再看
wall-up-to-quarter = 不超过四分之一
wall-up-to-half = 不超过一半
wall-up-to-three-quarters = 不超过四分之三
wall-most = 几乎所有人

flags-about = 这些只是提醒你去聊聊，根据分享给你的日子得出，不是结论。
flags-which = 看哪些提醒
flags-open = 待跟进
flags-taken = 跟进中
flags-done = 已结束
flags-kicker-team = 班组
flags-kicker-was = 当时：{ $severity }
flags-kicker-rule = 经验规则
flags-chart = { $name }分享给你的最近 { $shifts } 个班次，和平时相比。标出来的，就是上面说到的那些日子。
flags-due = { $when }之前跟进
flags-due-today = 今天 { $time } 前跟进
flags-due-tomorrow = 明天 { $time } 前跟进
flags-was-due = 本该在{ $when }之前跟进
flags-was-due-today = 本该在 { $time } 前跟进
flags-untaken = { $days ->
    [0] 已经 { $hours } 小时没人接
   *[other] 已经 { $days } 天没人接
}
flags-today = 今天 { $time }
flags-tomorrow = 明天 { $time }
flags-on = { $day }
flags-count-open = { $count } 条待跟进
flags-count-in-progress = { $count } 条跟进中
flags-count-due = 今天到期 { $count } 条
flags-count-aside = 先放着 { $count } 条
flags-age = { $days ->
    [0] 今天新出现
   *[other] 已有 { $days } 天
}
flags-usual = 和平时一样
flags-usual-sunny = 是晴天
flags-usual-or-better = 是{ $weather }或更好
flags-usual-days = { $days ->
    [1] { $usual ->
        [0] 从那以后只分享了一天，还谈不上{ $level }。
       *[other] 从那以后分享了一天，{ $level }。
    }
   *[other] { $all ->
        [1] 最近分享的 { $days } 天，每一天都{ $level }。
       *[other] { $usual ->
            [0] 最近分享的 { $days } 天里，没有一天{ $level }。
           *[other] 最近分享的 { $days } 天里，有 { $usual } 天{ $level }。
        }
    }
}
flags-state-open = 待跟进
flags-state-aside = 先放一放，到{ $when }
flags-state-asked = 已请{ $name }跟进
flags-state-asked-you = 请你来跟进
flags-state-ask-again = 该再问问了
flags-state-mine = 由你跟进
flags-state-taken = { $name }在跟进
flags-state-done = 已跟进
flags-state-passed = 已自行结束
flags-state-quiet = 最近没有分享
flags-state-eased = 已自行缓和
flags-state-said-passed = 已经过去
flags-take = 我来和{ $name }聊
flags-take-team = 我来处理
flags-take-short = 我来
flags-passed = 已经过去了
flags-undo-aside = 撤销
flags-said-not-set-aside = 已经有人在跟进，所以没有放到一边。
flags-said-back-on-the-list = 已经放回“待跟进”。
flags-aside-title = 先放着的 · { $count }
flags-faint-title = 迹象较弱的 · { $count }
flags-faint = 人一多，这么弱的提醒碰巧也会出现几条，所以不算在“待跟进”里。
flags-not-now = 先放一放
flags-hand-back = 交回
flags-open-none-title = 没有待跟进的提醒
flags-open-none = 但这说明不了什么：提醒只看得到分享出来的，而且一个人分享满 20 个班次才开始。走一圈，问声“今天怎么样”，总是值得的。
flags-taken-none-title = 没有正在跟进的
flags-taken-none = 你在看板或“待跟进”里接下的，会一直放在这里，直到你记下商量好了什么。
flags-done-none-title = 这里还是空的
flags-done-none = 跟进完的、自行结束的，都放在这里。

flag-page-all = 全部提醒
flag-page-one = 一条提醒
flag-page-named-most = 那些日子里提到最多的是“{ $stressor }”，{ $times } 次。
flag-page-caption = 色带：分享过的班次，五个里有四个落在这里。菱形：上面说到的日子。落在色带里的日子也可能不如平时的中间水平：这里看的是连着多天。
flag-page-mark-start = 开始
flag-page-mark-follow-up = 跟进
flag-page-mark-end = 结束
flag-page-ended-on = { $day }结束：天气和平时不再有明显差别。
flag-page-reasons = 为什么会提醒
flag-page-doubts = 也可能是别的原因
flag-page-trust = 提醒有多可信
flag-page-trust-ours = 我们用电脑模拟的人，和打乱了先后的真实日记，量过提醒有多准。没有变化时，一个人大约一年碰上一次“值得聊聊”。天气一下子差一级并一直如此，本人的提醒十次里约有八九次在十个班次内出现；慢慢变差的，约五到七次；班长看到的还要晚一些，而且只根据分享出来的日子。所以，有的提醒其实没什么事，有的难处也不会有提醒。
flag-page-trust-others = 已发表的研究里最好的一项（Smit 与 Snippe，2022，41 人）：十次抑郁复发看出了约七次，没有复发的人里约四分之一被误报。这类工具都不能给任何人下结论。
flag-page-trust-sharing = 它只根据分享给你的日子算出来。分享得少，能看到的就少；没有提醒，不等于一切都好。
flag-page-days = { $count ->
   *[other] 依据的日子（{ $count } 天）
}
flag-page-entries = { $count ->
   *[other] 依据的记录（{ $count } 条）
}
flag-page-others = 另外算进去的 { $count } 次
flag-page-table = 引用的记录
flag-page-day = 日期
flag-page-person = 谁
flag-page-weather = 天气
flag-page-usual = 当时的平时水平
flag-page-named = 提到
flag-page-what-now = 可以这样做
flag-page-somebody-else = 这次换个人来聊，也许更好开口。
flag-page-somebody-else-named = 这次换个人来聊，也许更好开口：{ $who }。
flag-page-else = { $name }（{ $role }）
flag-page-ask = 最好离开工位，找个安静的地方聊几分钟。先问问近况，多听，再问怎样能好一点。
flag-page-ask-team = 问问大家卡在哪里，能解决的先解决。这比做什么练习都管用。
flag-page-say = 可以这样开口
flag-page-say-sudden = “{ $day }好像挺不容易的，现在怎么样？”
flag-page-say-lower = “最近你的天气比平时差一些，还好吗？有什么能让接下来几天轻松一点？”
flag-page-say-again = “看起来最近好一些了。那阵子是怎么过来的？还有什么我能帮上忙的吗？”
flag-page-say-team = “这几天大家都不容易。最卡的是什么？有什么可以先交给我？”
flag-page-say-stressor = “好几个人都提到‘{ $stressor }’。具体是怎么回事？先解决哪一点最有用？”
flag-page-ask-lead = 请{ $name }来聊
flag-page-ask-whom = 请谁
flag-page-ask-chosen = 请这位来聊
flag-page-yours-until = 接下以后，请在 { $hours } 小时内跟进。点“先放一放”会放三天；要是更严重了，会提前再提醒。
flag-page-quiet = 最近两周没有分享，还不知道现在怎么样。
flag-page-passed = 已经结束了。问一句“后来怎么样”，还是个好开头。
flag-page-you-will = 你去和{ $name }聊
flag-page-agreed = 商量好的事
flag-page-agreed-missing = 写几个字，说说商量好了什么；不做了就点“交回”。
flag-page-agreed-too-long = 现在有 { $length } 字，最多 { $longest } 字。内容都还在，请精简一点。
flag-page-ask-again = 哪天再问问
flag-page-ask-again-no-date = 请填一个日期，或者空着。
flag-page-ask-again-range = 请选明天到 { $days } 天以内的一天。
flag-page-ask-again-on = { $day }会提醒你再问问。
flag-page-optional = 可不填
flag-page-readers = { $name }和这个班组的班长都能看到。写你们俩商量好的事，不写诊断。
flag-page-readers-team = 这个班组的班长都能看到。写商量好的事，不写名字。
flag-page-finish = 完成
flag-page-done-on = { $day }已跟进。
flag-page-before-after = 前后对比
flag-page-before = 之前 { $count } 个班次
flag-page-after = 之后 { $count } 个班次
flag-page-not-because = 只算分享给你的日子。先后，不等于因果。
flag-page-helps = 也许有用 · { $minutes } 分钟
flag-page-steps = 怎么做
flag-page-history = 经过
flag-page-noticed = 首次提醒：{ $severity }
flag-page-noticed-for-person = 首次提醒，只给{ $name }看
flag-page-rose = 更严重了：{ $severity }
flag-page-ended = 回到平时水平
flag-page-closed = 暂时关闭：日子还不够多，说不准
flag-page-resumed = 又不如平时了，提醒重新打开
flag-page-somebody = 已离职的同事
flag-page-step-open = { $name }交回了
flag-page-step-taken = { $name }接下了
flag-page-step-aside = { $name }先放下了
flag-page-step-undone = { $name }放回了“待跟进”
flag-page-step-asked = { $name }请了另一位班长
flag-page-step-passed = { $name }说已经过去了
flag-page-step-done = { $name }跟进完了
flag-page-step-not-done = { $name }问过，还没有做
flag-page-said-taken = 归你跟进了。请在 { $hours } 小时内，把商量好的事记在这里。
flag-page-said-aside = 先放三天；要是更严重了，会提前再提醒。
flag-page-said-back = 已交回，重新放到“待跟进”。
flag-page-said-asked = 已请{ $name }跟进。对方只看得到分享给自己的日子，请你当面说一声想请对方做什么。
flag-page-said-others = 已经有人在跟进，仍由对方负责。
flag-page-said-meanwhile = 你打开页面以后，这条提醒有了变化，请再看一眼。这次没有保存。
flag-page-said-passed = 已结束。要是更严重了，会再提醒。
flag-page-said-done = 记下了。等有新的日子分享给你，这里会出现前后对比。
