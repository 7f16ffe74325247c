# 记天气。{$who}、{$leads}、{$team} 是人名或班组名。
check-in-title = 今天心里是什么天气？
check-in-title-change = 天气变了吗？
check-in-title-amend = 改一下刚才记的
check-in-title-late = 那一班心里是什么天气？
check-in-hello-morning = 早上好，{ $name }
check-in-hello-afternoon = 下午好，{ $name }
check-in-hello-evening = 晚上好，{ $name }
check-in-hello-change = 前后两次都会留下
check-in-hello-amend = 保存后会替换原来那条
check-in-shift = { $name } { $from }～{ $until }
check-in-late-shift = { $day } { $name }
check-in-late = 上一班忘了记？补记：{ $shift }
check-in-late-saved = 已经补记到{ $day }。
check-in-kept-private = 这条记录等到有网络才送达。这段时间里，能看到它的人有变化，所以先只留给你自己。你仍然可以分享。
check-in-keys = 按数字键 1～5 也能选。
check-in-optional = 可不填
check-in-energy = 精力
check-in-energy-none = 没有填
check-in-energy-clear = 清除
check-in-stressors = 今天有什么在影响你？
check-in-stressors-show = 有什么不顺吗？
check-in-uplifts = 今天有什么好事？
check-in-uplifts-show = 有什么好事吗？
check-in-about-lead = 这一项和班长有关，要让谁知道？
check-in-about-lead-nobody = 谁也不说
check-in-about-lead-says = 这一项不会出现在别人看到的记录里。选了让{ $leads }知道，最多也只会看到一句：换个人聊，你可能更轻松。
check-in-about-lead-alone = 今天没有别的班长看得到，所以不会有人知道。
check-in-about-lead-private = 选了“只给自己”，不管怎样都没有人会知道。
check-in-more = 更多……
check-in-fewer = 收起
check-in-note = 写两句
check-in-note-hint = 写两句 · 只有你看得到
check-in-note-who = 小记给谁看
check-in-audience = 给谁看
check-in-says-none = 选一个就好，没有哪个答案是“应该”的。
check-in-says-me = 没有别人会看到这是你的。以后要不要改，也由你定。
check-in-says-lead = { $leads }{ $count ->
    [1] {""}
   *[other] 都
}能看到你的天气和影响因素，看不到精力；小记要你同意才看得到。
check-in-says-team = { $leads }和{ $team }的 { $others } 位同事能看到你的天气和影响因素，看不到精力；小记要你同意才看得到。
check-in-says-team-no-lead = { $team }的 { $others } 位同事能看到你的天气和影响因素，看不到精力；小记要你同意才看得到。今天班组没有别的班长。
check-in-says-colleagues = { $team }的 { $others } 位同事能看到你的天气和影响因素，看不到精力；小记要你同意才看得到。
check-in-says-not-joined = { $waits }。
check-in-says-only-you = 只有你自己看得到。
check-in-not-joined = { $name }{ $count ->
    [1] {""}
   *[other] 都
}还没有登录过，看不到这一条
check-in-says-no-lead = { $team }今天没有别的班长，所以只有你自己看得到。
check-in-says-alone = { $team }今天没有别的同事，所以只有你自己看得到。
check-in-says-no-team = 你今天不在任何班组，所以只有你自己看得到。
check-in-goes-to = 给{ $who }
check-in-goes-nowhere = 只给自己
check-in-save = 保存
check-in-save-change = 保存新天气
check-in-save-amend = 保存修改
check-in-leave = 不改了
check-in-away = 现在断网了。你填的都还在，等连上了再保存。

# 哪里不对，写在那一栏旁边。
check-in-not-saved = 还没保存，下面有 { $places } 处要看一下。
check-in-not-saved-field = 还没保存：{ $wrong }
check-in-weather-missing = 先选一个天气，再保存。
check-in-energy-wrong = 选一到五格，或者点“清除”。
check-in-stressor-unknown = 其中有一项已经不在列表里了，请重新选一下再保存。
check-in-stressors-many = 最多选 { $most } 项，留下影响最大的就好。
check-in-uplift-unknown = 好事里有一项已经不在列表里了，请重新选一下再保存。
check-in-uplifts-many = 好事最多选 { $most } 项，留下最让你舒心的就好。
check-in-tag-audience-wrong = 选一下这件事要让谁知道。
check-in-workday-over = 那一班不能再补记了：下一班已经开始。现在保存，就记在今天。
check-in-note-long = 小记有 { $length } 个字，最多 { $longest } 个字。内容都还在，删短一点再保存。
check-in-note-audience-wrong = 选一下小记给谁看。
check-in-audience-missing = 请选择给谁看。“只给自己”也完全可以。
check-in-newer-readers = 你打开这一页以后，{ $who }也能看到这条了。觉得可以就再保存一次；不想的话，改一下给谁看。
check-in-newer-colleagues = 新来的 { $count } 位同事
check-in-id-wrong = 这次提交缺了编号，已经补上，再保存一次就好。
check-in-withdrawn = 这条你之前撤销过，所以没有再存。如果还是想记，再点一次保存。
check-in-saved-before = 刚才已经保存过一条，还在。你新填的在下面，再保存就会替换它。
check-in-shift-over = 这一班已经结束，不能再改。想删除或给更少人看，可以到“我的天气”。

# 保存之后。
check-in-saved = { $weather }，记下了
check-in-saved-energy = 精力{ $energy }
check-in-seen = { $who }看得到
check-in-seen-nobody = 只有你看得到
check-in-note-for-me = 小记只有你看得到
check-in-note-for-lead = 小记班长也看得到
check-in-note-for-team = 小记全班组都看得到
check-in-amended = 改好了。
check-in-undone = 已撤销，没有留下任何内容。
check-in-undo = 撤销
check-in-amend = 修改
check-in-change = 天气变了
check-in-who-sees = 给谁看
check-in-until = { $time } 前可以撤销和修改；想给更少人看，随时都可以。
check-in-until-tomorrow = 明天 { $time } 前可以撤销和修改；想给更少人看，随时都可以。
check-in-until-passed = 这一班已经结束。想删除或给更少人看，点“给谁看”。
check-in-today = 今天到现在
check-in-today-keeps = 今天记的每一次都会留下。别人看到的，是你给他们看的最后一次。
check-in-day-me = 只给自己
check-in-day-nobody = 没有别人能看，只有你看得到
check-in-day-lead = 班长看得到
check-in-day-team = 班组看得到
check-in-week = 你最近七天
check-in-week-own = 这一行只有你看得到。
check-in-week-blank = 没有记录
check-in-week-empty = 以后你每天的天气会排在这里，只给你自己看。

# 班组内部。
team-title = { $team }的今天
team-says = 这里是大家愿意给全班组看的天气，每个人看到的都一样。
team-empty-title = 还没有人分享给班组
team-empty = 选了“给全班组”的会出现在这里。你可以第一个来，不来也没关系。
team-none-title = 你今天不在任何班组
team-none = 等你进了班组，同事之间分享的天气会出现在这里。

# 第一次登录。
welcome-title = 每班十秒钟
welcome-say = 心里什么天气，你来说
welcome-say-more = 系统不会从你的声音、表情或打字里去猜。
welcome-choose = 给谁看，每次都由你定
welcome-choose-more = 之后随时可以改成给更少人看。哪天没记，也没有人会过问。
welcome-never = 和绩效无关
welcome-never-more = 不跟工资、考评挂钩，也不跟你的任何指标放在一起。
welcome-audience = 记天气时，默认给谁看？
welcome-audience-me = 没有别人会看到这是你的天气。
welcome-audience-lead = 当天你们班组的班长能看到你的天气和影响因素，看不到精力；以后接手的班长看不到。
welcome-audience-team = 当天的班长和班组同事都能看到这些。
welcome-audience-help = 每次记天气都可以另选。小记不特别说明，就只有你看得到。
welcome-audience-missing = 三个里面选一个就好，“只给自己”也完全可以。
welcome-audience-saved = 已保存。以后记天气默认“{ $audience }”，以前的不变。
welcome-next = 下一步
welcome-to-come = 后面还有两小步：领恢复码，选要不要计入统计。然后就可以记天气了。

# 一个也许有用的小建议。
suggestion-kicker = 今天的一个小建议
suggestion-alone = 自己做 · { $minutes } 分钟
suggestion-together = 和同事一起 · { $minutes } 分钟
suggestion-for-leads = 给班长 · { $minutes } 分钟
suggestion-start = 开始，{ $minutes } 分钟
suggestion-look = 看看怎么做，{ $minutes } 分钟
suggestion-dismiss = 今天不用
suggestion-less = 别再建议这个
suggestion-evidence = 有什么依据
suggestion-source = { $effect }来源：{ $source }
suggestion-back = 返回
suggestion-did-it-help = 有帮助吗？
suggestion-did-it-help-why = 用来决定以后给你建议什么；如果你选了计入统计，也会和许多人合在一起，算一算它对多少人有帮助。你怎么说的，别人看不到。
suggestion-not-really = 没什么帮助
suggestion-helped = 有帮助
suggestion-changed = 这一班现在换了一条建议，所以刚才的回答没有保存。
suggestion-outcome-missing = 选一个，或者直接返回也行。
suggestion-was-helpful = 你说过有帮助。
suggestion-was-not-helpful = 你说过没什么帮助。
suggestion-said-helped = 记下了：有帮助。“我的天气”里会算上这一次。
suggestion-said-not-helped = 记下了：没什么帮助。“我的天气”里会算上这一次。
suggestion-said-dismissed = 这一班不再显示。
suggestion-said-less = 记下了，三个月内不再建议这个。

# 呼吸引导。
breath-phase = { $words } { $seconds } 秒
breath-start = 开始
breath-pause = 暂停
breath-go-on = 继续
breath-again = 再来一遍
breath-done = 这是最后一轮。先缓一缓，再继续。
breath-round = 第 { $round } 轮，共 { $rounds } 轮
breath-alone = 没有人会知道你在这一页。
