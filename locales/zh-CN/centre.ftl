# 班组、影响因素和整个中心的数字，给管理员看。

nav-teams = 班组
nav-stressors = 影响因素
nav-centre = 中心设置

# 班组。
teams-title = 班组
teams-lead = { $count ->
    [0] 还没有班组。导入花名册就会自动建好，也可以在这里加一个。
   *[other] 共 { $count } 个班组：班长是谁、任期多长、上哪些班次。
  }
teams-all = 全部班组
teams-place = 所属
teams-leads = 班长
teams-shifts = 班次
teams-people = 人数
teams-nobody-leads = 还没有
teams-no-shifts = 没有
teams-add = 添加班组
teams-add-help = 花名册会自动建班组；这里用来加一个还没有人的。
teams-add-button = 添加班组
teams-departments-known = 已有：{ $names }
team-id = 编号
team-id-help = 和花名册里的 team_id 一样；定了就不能改。
team-id-missing = 请给班组填一个短编号，比如 t7。
team-id-taken = 这个编号已经有班组在用，请换一个。
team-name = 名称
team-name-help = 编号不变，以前的记录也都还在。
team-name-missing = 请填班组名称。
team-department = 部门
team-department-missing = 请填班组所属的部门。
team-site = 职场
team-site-missing = 请从列表里选一个职场。
team-added = { $team }已建好。接下来指定班长，再安排成员。
team-renamed = 班组现在叫{ $team }。
team-people = { $count ->
    [0] 花名册上还没有人在这个班组。
   *[other] 花名册上有 { $count } 人在这个班组。
  }
team-people-show = 查看名单
team-leads = 班长和代班长
team-nobody-leads = 这个班组还没有班长，分享给班长的内容没人能看到。
team-name-lead = 指定班长或代班长
team-lead-help = 填在职人员的登录名。还不是班长的，会同时成为班长。
team-lead-proposed = 已有 { $count } 位班长
team-lead-from = 第一天
team-lead-until = 最后一天
team-lead-until-help = 代班长请填；空着就一直有效，直到你结束。
team-lead-button = 指定为班长
team-leads-note = 谁当班长、从哪天起，系统会告诉全班组。班长只能看到自己上任那天以后的分享。导入带 roles 列的花名册，会按花名册重新确定其中的人负责哪些班组。
team-lead-open = 长期
team-lead-later = 还没开始
team-lead-last-day = { $name }当班长的最后一天；空着表示现在结束
team-lead-end = 结束
lead-missing = 请填班长的登录名。
lead-unknown = 没有“{ $name }”这个登录名。所有登录名都在“人员”里。
lead-psychologist = 心理老师不能当班长，请换一位。
lead-gone = 那时对方已经离职。请换一位，或选早一点的日期。
lead-already = 这段时间已经由这位同事负责这个班组。
lead-from-past = 请选今天或以后：新班长看不到以前的记录。
lead-until-before = 最后一天早于第一天，请改其中一个。
lead-last-past = 这一天已经过去。请选今天或以后，或空着表示现在结束。什么都还没改。
lead-named = 已指定{ $name }负责{ $team }，系统会告诉班组成员。
lead-ends = { $name }在{ $team }当班长，到{ $day }为止。
lead-ended = { $name }不再是{ $team }的班长。
team-no-shifts = 没有班次时，一个工作日从凌晨四点算到第二天凌晨四点。
team-shift-people = { $count } 人
team-shift-end = 停用
team-shift-add = 添加班次
team-shift-help = 写成“早班 07:00-15:00”。今天在这个班组的人都会有；同名的班次换成新的时间。
team-shift-button = 添加班次
team-shifts-note = 班次跟着人走。以后加入的人，班次来自花名册，或在各自的页面里填。
shift-wrong = 请写名称、开始和结束，比如“早班 07:00-15:00”，多个用分号隔开。
shift-nobody = 今天这个班组没有人，加不了班次。
shift-added = { $team }的人从现在起都有这个班次。
shift-ended = { $team }停用了{ $shift }。以前在这个班次里的记录都还在。

# 影响因素。
stressors-title = 影响因素
stressors-lead = 记天气时可以点选的内容。这里怎么改，以前的记录都不变。这里看不到谁点了什么。
stressors-add = 添加一项
stressors-add-button = 添加
stressors-en = 英文名称
stressors-zh = 中文名称
stressors-group = 分类
stressors-own = 自己加的
stressors-not-offered = 已停用
stressors-put-away = 停用
stressors-offer = 重新启用
stressors-about-lead = 和班长有关
stressors-about-lead-tick = 这一项和班长有关。记天气时会先问要让谁知道，别人也看不到它。
stressors-mark = 标为和班长有关
stressor-group-missing = 请从列表里选一个分类。
stressor-en-missing = 请填一个简短的英文名称，记天气时就这样显示。
stressor-zh-missing = 请填一个简短的中文名称，记天气时就这样显示。
stressor-taken = 已经有这个名字了，请换一个。
stressor-added = 下次记天气起可以选“{ $name }”。
stressor-put-away = “{ $name }”已停用，以前的记录照旧保留。
stressor-marked = “{ $name }”已标为和班长有关。记天气时会先问要让谁知道，以前的记录里别人也看不到它了。
stressor-offered-again = “{ $name }”重新启用了。

# 职场。
centre-title = 中心设置
centre-lead = 全中心统一的规定，其中几项可以改。
centre-sites = 职场和时区
centre-sites-say = 时区决定一个工作日从几点算到几点。导入带 time_zone 列的花名册就会更改，从导入时起生效。
site-say = 职场的名称和时区对吗？工作日、班次和提醒都按这个时区算。
site-button = 确认
site-confirmed = { $name }的时区是 { $zone }。
site-confirmed-already = 每个职场都已经有名称和时区了。要改的话，请导入花名册。
site-name-taken = 已经有同名的职场了。
centre-retention = 记录保留多久
centre-retention-say = { $days } 天，之后彻底删除。
centre-retention-rule = 谁都不能延长。每个人随时可以删除自己的记录。
centre-budget = 隐私预算
centre-budget-say = 每人每周的隐私预算是 { $budget }。只凭气候报告里的数字，对某个人某一周的猜测，最多从一半把握升到 { $percent }%，不管是谁来猜、另外还知道什么。预算越小，对人的保护越强，数字也越不精确。只能调低，不能调高；已经统计完的周不变。
centre-budget-new = 新的预算
centre-budget-understood = 我知道调低之后不能再调高。
centre-budget-button = 调低
centre-breakdown = 每季度的分组
centre-breakdown-say = 气候报告每季度按一种方式把各职场的天气分组统计一次。要在季度开始前选好，本季度的分组不变。
centre-breakdown-which = 从{ $date }起
centre-breakdown-button = 保存
breakdown-weekday = 按星期
breakdown-shift = 按班次
breakdown-hour = 按时段
breakdown-tenure = 按在职时长
breakdown-unknown = 请从这四种里选一种；什么都没有改。
breakdown-chosen = 已保存，从{ $date }起生效。
budget-missing = 请填一个数，比如 1.5。
budget-not-lower = 现在是 { $budget }，只能往下调。
budget-too-low = 最小 { $lowest }：再小，数字就全是噪声了。
budget-not-understood = 请先勾选：调低以后不能再改回来。
budget-lowered = 从现在起，隐私预算是 { $budget }。
centre-rules = 班组的经验规则
centre-rules-say = 这里的提醒都是和每个人、每个班组的平时相比。别的工具用文献里的经验规则来提醒，并不了解这里平时什么样。如果习惯看这些规则，可以打开：班长会在其他提醒的下面看到它们，并标明是经验规则。
centre-rules-which = 打开的规则
centre-rules-button = 保存
rules-unknown = 没有这条规则。请从这里的两条里选；什么都没有改。
rules-on = 从现在起，班长会在其他提醒的下面看到经验规则。
rules-off = 经验规则都关着。班长只会看到和平时相比的提醒。

# 管理员做过什么。
log-stated-site = { $admin }填写了职场{ $about }的名称和时区。
log-changed-team = { $admin }更改了班组{ $about }。
log-changed-leads = { $admin }更改了{ $about }负责的班组。
log-named-lead = { $admin }指定{ $about }为{ $team }的班长。
log-ended-lead = { $admin }结束了{ $about }在{ $team }的班长任期。
log-granted-psychologist = { $admin }把{ $about }设为心理老师，已告知所有人。
log-granted-admin = { $admin }把{ $about }设为管理员，已告知所有人。
log-withdrew-psychologist = { $admin }取消了{ $about }的心理老师身份。
log-withdrew-admin = { $admin }取消了{ $about }的管理员身份。
log-added-stressor = { $admin }添加了影响因素“{ $about }”。
log-offered-stressor = { $admin }重新启用了影响因素“{ $about }”。
log-marked-stressor = { $admin }把影响因素“{ $about }”标为和班长有关。
log-put-stressor-away = { $admin }停用了影响因素“{ $about }”。
log-chose-rules = { $rules ->
    [0] { $admin }关闭了班组的经验规则。
   *[other] { $admin }打开了班组的经验规则：{ $about }。
  }
log-lowered-privacy-budget = { $admin }把隐私预算调低到 { $about }。
log-chose-breakdown = { $admin }选了新的每季度分组：{ $about }。
log-raised-floor = { $admin }把最小统计人数调高到 { $about }。

# 收回邀请。
invitation-withdraw = 收回
invitation-withdrawn = 这份邀请已收回。
invitation-state-withdrawn = 已收回
invitation-withdrawn-said = 给{ $name }的邀请已收回，那个链接打不开了。
invitation-none-open = { $name }没有可收回的邀请：已经用过、过期，或已收回。
log-withdrew-invitation = { $admin }收回了给{ $about }的邀请。
