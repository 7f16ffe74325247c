# 活动：中心或班组为了开心、休息、换个环境而做的事。
event-title = 活动
event-lead = 有点盼头：散散步、吃块蛋糕、换个地方待一天。组织者看得到有几个人来；你同意，才看得到你的名字。
event-none = 还没有安排活动。有想法的话，在下面安排一个。
event-none-planned = 还没有安排活动。
event-coming = 即将举行
event-named = 组织者可以看到我的名字
event-joined = 报上名了，谁都看不到你的名字。
event-joined-named = 报上名了，只有组织者看得到你的名字。
event-in = 你报了名，没有留名字。
event-in-named = 你报了名，组织者看得到你的名字。
event-in-own = 你已报名。
event-join = 算我一个
event-count =
    { $count ->
        [0] 还没有人报名。
       *[other] 有 { $count } 个人来。
    }
event-names = 留了名字的：
event-cancel = 取消活动
event-cancel-which = 取消“{ $title }”
event-cancelled = 活动已取消，报名信息已经删除，报了名的人会收到通知。
event-remove = 移除
event-remove-which = 移除“{ $title }”
event-removed = 活动已移除。

event-plan = 安排活动
event-plan-who = 班组里的每个人都可以为班组安排；班长、心理老师和管理员可以为整个职场安排。
event-unit = 为谁安排
event-unit-missing = 请选择为谁安排。
event-place = 地点
event-announce = 发布
event-planned = “{ $title }”已发布。

event-past = 过去的活动
event-lift-link = 之后有什么变化
event-lift-title = “{ $title }”之后有什么变化
event-lift-brighter = 从那一周起的 { $weeks } 周里，{ $place }的天气比按原来的走势推算的好，大约好 { $by } 档，超出了碰巧的范围。
event-lift-rougher = 从那一周起的 { $weeks } 周里，{ $place }的天气比按原来的走势推算的差，大约差 { $by } 档，超出了碰巧的范围；那段时间也可能发生了别的事。
event-lift-unclear = 从那一周起的 { $weeks } 周里，{ $place }的天气没有超出碰巧的变化。那一天照样可能过得很开心。
event-lift-change = 从那一周起的 { $weeks } 周里，{ $place }的天气变化了 { $by } 档（95% 区间 { $interval }）。没有别的地方可以比，所以没人知道如果没有这次活动会怎样。
event-lift-waits = 这 { $weeks } 周的数字到{ $day }才齐。在那之前先不说，免得只看一周就下结论。
event-lift-none = 前后几周的数字不够。
event-lift-difference = 相差（档）
event-lift-interval = 95% 区间
event-lift-from-to = { $low } 到 { $high }
event-lift-compared-with = 和什么比
event-lift-compared = 之前的 { $weeks } 周，以及其他部门在同一段时间的变化
event-lift-compared-sites = 之前的 { $weeks } 周，以及其他职场在同一段时间的变化
event-lift-alone = 之前的 { $weeks } 周。没有别的地方可以比，所以当时影响所有人的变化也算在里面。
event-lift-about = 依据的是公布的数字，来没来的人都在里面。来的人心情怎样，任何数字里都没有。
event-lift-back = 活动

privacy-events = 活动
privacy-events-say = 活动的组织者看得到有几个人报名，以及同意留名的人的名字，别人都看不到。组织者、管理员，以及班组活动的班长可以取消活动；取消时报了名的人都会收到通知，谁也不会因此知道是哪些人。报名信息在活动过后一天删除。活动之后有什么变化，是用公布的数字算的，从不看谁来了；和活动有关的人都看得到。

# 演示中心里的人安排的。
simulated-event-walk = 河边走半小时
simulated-event-walk-text = 不聊来电。走完一起喝茶。
simulated-event-walk-place = 南门集合
simulated-event-away = 去山里待一天
simulated-event-away-text = 两辆大巴，有慢路线和快路线，中午一起吃饭。来电由另一个职场接。
simulated-event-away-place = 正门大巴站
