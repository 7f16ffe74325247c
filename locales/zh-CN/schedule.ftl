# 排班表：每个人每天几点上班。
import-schedule-too = 每天的班是在别的系统里排的？
schedule-import-title = 导入排班表
schedule-import-about = 谁哪天几点上班。排班表里有的日子，班次、工作日和补记都按它算；没有的日子按固定班次算。
schedule-file-help = 排班系统、表格或日历软件导出的文件就行。
schedule-columns-help = “工号”“上班时间”“下班时间”必填；“上班时间”里没有日期时，“日期”也必填。“标签”可以没有：里面有请假、病假、休息这类字的算不上班，其他都算这一班的一部分。每种标签怎么算，预览里都会列出来。只存“上班”或“休息”，不存原因。
schedule-period-help = 文件从第一天到最后一天，就是里面这些人的排班：哪天没写时间，哪天就是休息。文件里没有的人不变。已经开始的日子保持原样。
schedule-kept-help = 每天的排班过 { $days } 天就删除。
schedule-sum-people = { $people ->
   *[other] 人
}
schedule-sum-worked = { $days ->
   *[other] 上班的天数
}
schedule-sum-off = { $days ->
   *[other] 休息的天数
}
schedule-sum-changed = 和原来排的不一样
schedule-sum-begun = 已经开始，不再改
schedule-lost-all = 这些天原来有班的 { $had } 人里，有 { $lost } 人在这个文件里一个班都没有了。是这个文件吗？
schedule-import-button = 导入排班表
schedule-labels-title = 标签怎么算
schedule-labels-say = 只存“上班”或“休息”，不存标签。算得不对的，在这里改好再导入。
schedule-labels-unclear = 这些既像上班又像休息：{ $labels }。不改就按上班算。
schedule-labels-more = 还有 { $count } 种标签。
schedule-labels-button = 更新预览
schedule-label = 标签
schedule-label-days = 天数
schedule-label-counts-as = 算作
schedule-label-reading = { $reading ->
    [work] 上班
    [break] 班中休息（没有时间就是休息日）
    [unclear] 上班（也可能是休息）
   *[off] 休息
}
cli-schedule-label = {"  "}{ $label }：{ $reading }，{ $days } 天
schedule-concerns = 共 { $people } 人，从{ $first }到{ $last }。
schedule-concerns-day = 共 { $people } 人，{ $day }一天。
schedule-concerns-nothing = 共 { $people } 人，没有日期。
schedule-names = 看看是哪 { $people } 人
schedule-names-more = { $names }等，还有 { $more } 人
schedule-replaces = 这些人在这些天里原来的排班，都换成文件里的。{ $changed ->
    [0] 目前没有和原来不一样的。
   *[other] 有 { $changed } 天和原来不一样。
}{ $begun ->
    [0] {""}
   *[other] { $begun } 天已经开始，保持原样。
}其他人的排班不变。
schedule-counts = { $people } 人：上班 { $worked } 天，休息 { $off } 天{ $changed ->
    [0] {""}
   *[other] ；{ $changed } 天和原来排的不一样
}{ $begun ->
    [0] {""}
   *[other] ；{ $begun } 天已经开始，保持原样
}。
log-imported-schedule = { $admin }导入了 { $people } 人的排班表。
privacy-schedule = 导入排班表的时候
privacy-schedule-say = 中心如果导入排班表，每条记录算哪一班、哪一天，就按它定。只存你排在几点上班，每天的过 { $days } 天就删除。请假、病假都只记成休息，不存原因。临时改班，改了哪一天只有你看得到；满五个人时，班长看得到一共多少次。这些都在你自己导出的数据里。
me-shifts = 接下来的班
me-shifts-off = 休息
me-shifts-changed = { $when } 改过
me-shifts-none = 未来七天没有给你排班。
me-shifts-changes = 最近 { $weeks } 周，有 { $days } 天在上班前不到 { $hours } 小时改过班。是哪几天，班长看不到。
trends-plan-changes = 最近 { $weeks } 周，有 { $people } 人的班在上班前不到 { $hours } 小时改过，共 { $changes } 次。这是排班表里的数字，不按人显示。
watched-title = 自动导入的文件夹
watched-none = 服务启动以后，还没有收到文件。
watched-imported = { $when } 导入了 { $file }：{ $people } 人。
watched-held = { $file } 等你核对：{ $reasons }。还没有导入。
watched-held-leaving = { $of } 人里有 { $lost } 人会离职
watched-held-shifts = { $of } 人里有 { $lost } 人会一个班都没有
watched-held-sites = 里面写着这里没有的职场（{ $sites }）
watched-held-units = 会改动 { $count } 处班组或职场的名称、部门或时区
watched-faulty = { $file } 有要改的地方，所以什么都没有导入。最近一次尝试：{ $when }。
watched-fix-dates = 请在本页上传，选好日和月谁在前，以后列名相同的文件都照这样读；或在文件里按年月日写，如 2026-03-09。
watched-fix-encoding = 请在本页上传，选好编码，以后列名相同的文件都照这样读；或另存为 UTF-8 编码的 CSV。
watched-unreadable = { $file } 读不了。要用普通文件（不能是链接），最大 4 MB，并且服务器有权限打开。
watched-no-folder = 自动导入的文件夹读不了。请在服务器上检查它在不在、程序有没有权限打开。
watched-failed = { $file } 没有问题，但没能存下来。服务器会继续尝试，原因在日志里。
watched-check = 核对 { $file }
watched-older = 有 { $count } 个文件比上次导入的还旧，没有导入：{ $files }。还要用的话，请重新保存一次。
watched-more-imported = 另外还导入了 { $count } 个文件。
watched-more-waiting = 还有 { $count } 个文件在等核对，或者有要改的地方。
watched-gone = 这个文件不用再核对了：已经导入、改过，或者不在了。
watched-look = 去看看
log-by-a-file = 命令行或自动导入
calendar-shift = 上班
calendar-link-title = 在日历里看自己的班
calendar-link-say = 一个只有你知道的链接，日历软件用它显示你排的班、小休和约好的时间。约了谁、聊什么都不写，只写“有安排”；里面没有你的天气。
calendar-link-none = 你还没有链接。
calendar-link-since = 你的链接从 { $since }起可用。
calendar-link-make = 生成链接
calendar-link-renew = 换一个新链接
calendar-link-end = 停用链接
calendar-link-new = 在日历软件里订阅这个地址
calendar-link-new-help = 离开这一页就不再显示。拿到它的人都看得到这些时间，直到你停用链接、改密码或退出其他登录。
calendar-link-open = 在日历里打开
calendar-link-ended = 链接已停用，日历软件不会再收到任何内容。
privacy-calendar-say = 如果你生成了日历链接，拿到链接的人看得到你排在几点上班、几点小休、什么时候有安排，看不到天气，也看不到你约了谁。链接可以在“我的账号”里停用；改密码、退出其他登录也会停用。
problem-not-a-shift-of-one-day = 这个班的时长是零，或者超过了一天。
problem-not-a-shift-of-one-day-fix = 请核对上班时间和下班时间。夜班的结束时间比开始时间早，如 22:00 和 06:00。
problem-not-a-calendar = 这个日历文件损坏了，或者缺了一部分。
problem-not-a-calendar-fix = 请重新导出，再选一次。
problem-not-a-repeat = 这个日程重复得太频繁，或者重复规则读不了。
problem-not-a-repeat-fix = 请在日历软件里改一下重复规则。
problem-whose-event = 看不出这个日程是谁的。
problem-whose-event-fix = 请用本人的登录名做文件名，如 a1.ics，或者把本人加为参与者。
schedule-calendar-help = 也可以用日历文件（.ics）：日程从开始到结束，每个参与者都算上班；全天的请假算休息。日程没有参与者时，请用本人的登录名或邮箱做文件名，如 a1.ics。读今后 { $days } 天，重复的日程和时区都会算好。
