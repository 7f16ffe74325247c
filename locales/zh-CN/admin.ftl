# 初始设置、邀请，以及管理员的各个页面。

# 设置新密码。
new-password = 密码
new-password-again = 再输一次
new-password-help = 至少 { $shortest } 个字符，一句短话最好记。
new-password-missing = 请设一个至少 { $shortest } 个字符的密码。
new-password-too-short = 现在是 { $count } 个字符，至少要 { $shortest } 个。
new-password-too-long = 超过 { $longest } 个字符了，短一点就好。
new-password-easy = 这个密码容易被猜到。换成几个不相干的词连成的一句话就好。
new-password-again-missing = 请再输一次，免得手滑输错、自己也进不来。
new-password-differs = 两次输入的不一样，请都重新输一遍。
text-too-long = 超过 { $longest } 个字了，请写短一点。

# 第一位管理员。
set-up-title = 启用晴雨表
set-up-lead = 这个链接用来设置第一位管理员，只能用一次。接下来导入花名册，再把邀请发给大家。
set-up-name = 你的姓名
set-up-name-missing = 请填姓名，同事怎么叫你就怎么写。
set-up-person-id-missing = 请填登录名。
set-up-site = 职场名称
set-up-site-missing = 请填职场名称。
set-up-time-zone = 时区
set-up-time-zone-help = 一个工作日从几点算到几点，由它决定。
set-up-time-zone-browser = 这是这台设备的时区。职场在别的时区的话，请改一下。
set-up-time-zone-missing = 请从列表里选一个时区。
set-up-button = 启用
set-up-foot = 管理员看得到人员和班组，看不到任何人的天气。

# 拿到邀请的人。
invitation-title = { $name }，欢迎你
invitation-again-title = { $name }，请重设密码
invitation-lead = 给自己设一个密码。除了你，谁也不知道，管系统的人也不知道。
invitation-again-lead = 请设一个新密码，别的都不变。
invitation-again-own = 请设一个新密码。以前的内容都还在，只是先锁上，输入你抄下的恢复码就能打开。
invitation-sign-in-name = 登录名
invitation-sign-in-name-help = 花名册里登记过邮箱的，用邮箱也行。
invitation-button = 设置密码
invitation-foot = 这份邀请只能用一次，{ $day }前有效。
invitation-ended-title = 这份邀请已失效
invitation-used = 这份邀请已经用过，每份只能用一次。
invitation-expired = 这份邀请已经过期。
invitation-replaced = 后来又给你发了一份新的，请用新的那份。
invitation-ended-next = 要是没有别的邀请，就找当初给你的人再要一份。以前要是记过天气，都还在。
invitation-not-yet = 密码设好了，{ $day }起可以登录。
invitation-no-longer = 密码设好了，但登记的离职日期已过。如果有误，请找管理员。

# 人员。
people-title = 人员
people-lead = 共 { $people } 人、{ $teams } 个班组。这里只管谁在哪个班组，看不到天气。
people-left = 列表里另有 { $count } 人已离职。
people-nobody-else = 目前只有你自己。
people-none-title = 先导入花名册
people-none = 一个 CSV 文件，人员、班组、班次一次到位。写入之前，会先让你看清楚有哪些变动。
people-add = 添加人员
people-search = 搜索
people-search-hint = 姓名、登录名或邮箱
people-name = 姓名
people-team = 班组
people-role = 角色
people-account = 账号
people-actions = 操作
people-all-teams = 全部班组
people-all-roles = 全部角色
people-all-accounts = 全部
people-not-joined = 还没加入
people-show = 查看
people-none-found = 没有符合条件的人。
people-show-all = 显示全部
people-pages = 翻页
people-range = 第 { $first }～{ $last } 位，共 { $all } 位
people-previous = 上一页
people-next = 下一页
people-edit = 编辑
people-invite = 邀请
people-invite-again = 重新邀请
people-leads = { $team }（班长）
account-in-use = 使用中
account-leaves = { $day }离职
account-left = { $day }已离职
account-invited = 已邀请，{ $day }前有效
account-not-invited = 还没邀请

# 单个人员。
person-all = 全部人员
person-new-title = 添加人员
person-new-lead = 一两个人在这里加；人多就导入花名册。
person-id = 登录名
person-id-help = 用工号，或另起一个名字；定了就不能改。
person-id-missing = 请填登录名。
person-id-taken = 这个登录名已经有人用了，请换一个。
person-name-missing = 请填姓名，同事怎么叫就怎么写。
person-email = 邮箱
person-email-taken = 这个邮箱是别人的。每人填自己的，没有就空着。
person-optional = 可不填
person-roles = 角色
person-roles-help = 换了新班长，系统会告诉全班组。新班长只看得到上任以后分享的内容，以前的看不到。
person-role-missing = 请至少选一个。
person-last-admin = 这样就没有管理员了。请先让另一位当上管理员并加入，再改这里。
person-team = 所在班组
person-no-team = 不在班组
person-team-without-agent = 只有坐席才有所在班组。请同时勾选坐席，或选“不在班组”。
person-leads = 负责的班组
person-leads-choose = 选择班组
person-leads-without-lead = 请同时勾选“班长”，或不选班组。
person-shifts = 班次
person-shifts-help = 写成“早班 07:00-15:00”，多个用分号隔开。
person-starts = 入职日期
person-ends = 离职日期
person-ends-help = 过了这一天，这个账号就不能登录了。
person-key-post = 重点岗位：关于此人的跟进要在 { $hours } 小时内完成，并由另一位班长确认。本人在“我的天气”里看得到这一点。
person-save-button = 保存
person-add-button = 添加
person-changed-meanwhile = 你打开页面以后，别的同事改过这个人的资料，所以这次没有保存。每一栏旁边写着现在的内容，确认好再保存一次。
person-now = 现在是：{ $value }
person-now-empty = 现在是空的
person-saved = 已保存。班组的变动从今天起生效。
person-added = { $name }已添加。请在下面生成邀请，再交给本人。
person-invitation = 邀请
person-invited = 有一份邀请，{ $day }前有效。再发一份，这份就作废。
person-has-password = { $name }已设好密码。忘了密码就再发一份邀请；每次生成，{ $name }都会收到通知。
person-not-invited = 还没给{ $name }发过邀请。
person-invite-button = 生成新邀请
person-sign-out = 手机丢了，或者忘了退出
person-sign-out-about = 让{ $name }在所有设备上退出，自己的手机也算。填过的内容都在，下次用密码登录就行。
person-sign-out-button = 全部退出
person-signed-out = { $name }已在所有设备上退出。
person-history = 现在和以前的班组
person-tie = 身份
person-from = 从
person-to = 到
person-works-in = 成员
person-leads-it = 班长

# 导入花名册。
people-choose = 选择
people-choose-one = 选择{ $name }
people-many = 一次改几个人
people-many-whom = 哪些人
people-many-ticked = 下面勾选的人
people-many-all = 这个名单里的全部 { $count } 人
people-many-invite = 生成邀请
people-invite-skipped = 有 { $count } 人已经加入，没有再生成邀请。有人忘了密码的话，请到那个人的页面单独生成。
people-list-changed = 你打开页面以后，名单有了变化，现在有 { $count } 人。请再看一眼，再一起改。
people-many-team = 从今天起的班组
people-many-no-team = 选择班组
people-many-move = 换班组
people-many-end = 设定离职日期
people-nobody-chosen = 请先勾选至少一个人。
people-team-missing = 请选要换到哪个班组。
people-move-agents-only = 只有不带班组、也不是心理老师的坐席能一起换班组。下面几位请到各自的页面修改：{ $names }。
people-day-missing = 请写明离职日期。
people-day-before-start = 这一天早于{ $name }的入职日期。
people-changed = { $count ->
    [0] 没有需要改的。
   *[other] 已修改 { $count } 人。
}
first-steps-title = 开始使用
first-steps-left = { $count ->
    [0] 都设置好了。
   *[other] 还有 { $count } 步。
}
first-steps-done = 已完成
first-steps-centre = 中心和时区
first-steps-confirm-site = 职场的名称和时区还没有确认。
first-steps-site = { $name }（{ $zone }）
first-steps-roster = 花名册
first-steps-people = 共 { $people } 人、{ $teams } 个班组。
first-steps-leads = 各班组的班长
first-steps-no-team = 还没有班组，导入花名册就会建好。
first-steps-all-led = { $teams } 个班组都有班长。
first-steps-without-lead = { $count ->
   *[other] { $count } 个班组还没有班长：{ $teams }。
}
first-steps-after-roster = 先导入花名册。
first-steps-invitations = 邀请
first-steps-all-invited = 每个人都有邀请，或已经加入。
first-steps-uninvited = 还有 { $count } 人没有邀请。
first-steps-joined = 每个人都设好密码
first-steps-all-joined = 都已加入。
first-steps-waiting = 还有 { $count } 人没有加入，邀请条上写着怎么做。
first-steps-after-invitations = 先发邀请，再到这一步。
first-steps-leads-first = 先发班长的邀请条：班长第一次登录之后分享的，才看得到。
first-steps-phones = { $count ->
    [0] 中心还没有填自己的电话。填了以后，大家在“找人聊聊”里看得到，记了雷雨之后也会显示。
   *[other] 中心自己填了 { $count } 个电话。大家在“找人聊聊”里看得到，记了雷雨之后也会显示。
}
first-steps-check-ins = 第一次记天气
first-steps-check-ins-say = 大家上班时自己记。谁记了、记了什么，你都看不到。
import-title = 导入花名册
import-all-or-nothing = 整份导入：有一行不对，就什么都不改。
import-step-choose = 选择文件
import-step-look = 核对一遍
import-step-done = 完成
import-file = 电子表格（XLSX、XLS、ODS）或 CSV 文件，不超过 4 MB
import-file-help = 表格软件直接保存的就可以。CSV 的编码分不清时，会请你选。
import-file-missing = 请选一个有内容的文件。
import-file-too-large = 这个文件超过 4 MB 了。几万人的花名册也没有这么大，是不是选错了？
import-look-button = 核对一遍
import-columns-title = 有哪些列
import-template = { $language ->
    [zh-CN] 下载中文模板
   *[other] 下载英文模板
}
import-columns-help = 必须有“工号”和“姓名”，其余可以没有。文件里有的人会新增或更新，没有的人保持原样。填了“离职日期”，账号到那天为止。
import-columns-missing = 文件里没有的列，已有人员的那一项保持原样。有这一列、格子空着，就按“没有”算：没有邮箱、没有班次、没有离职日期；角色空着按坐席算。
import-columns-more = 班次写成“早班 07:00-15:00”，多个班次或角色用分号隔开。一个人负责几个班组，就写几行。“重点岗位”填“是”的，关于此人的跟进要在 { $hours } 小时内完成，并由另一位班长确认，本人在“我的天气”里看得到。
import-kept = 退出登录前你提交的文件还在。
import-kept-look = 检查这份文件
import-kept-gone = 那份文件已经不在了，请重新选择。
import-gone = 核对结果只保留十五分钟，这一份已经不在了。请重新选择文件。
import-changed-since = 你核对之后，又有人改过人员。请重新选择文件核对。
import-file-and-lines = { $file }，{ $lines } 行
import-would-happen = 导入后会怎样
import-ignored = 没有用到的列：{ $columns }。
import-staying = 文件里没有这些列，已有人员的这几项保持原样：{ $columns }。
import-own-languages = 这些人在这里选了别的语言，保持不变：{ $people }。
import-nothing-changes = 文件里的内容和现在完全一样，不用导入。
import-encoding = 下面哪一行是对的？
import-encoding-help = 文件没有写明编码，有好几种都读得通。请选名字显示正确的那一行。
import-units-title = 班组和职场
import-unit-new-site = 新职场：{ $unit }，时区 { $zone }。
import-unit-new-site-without-zone = 新职场：{ $unit }。文件没有写它的时区，所以用 { $zone }。如果不对，请写在“time_zone”列里。
import-unit-name = 班组“{ $before }”以后叫“{ $after }”。
import-unit-department = 班组“{ $unit }”从“{ $before }”转到“{ $after }”。气候报告里，已经开始的周仍算在“{ $before }”。
import-unit-zone = “{ $unit }”的时区从 { $before } 改成 { $after }，从第二天起生效。此后按新时区算工作日、结算每周；已有的记录日期不变。
import-changes-caption = { $count } 处变动
import-pasted-name = 粘贴的内容
import-paste = 或者直接从表格里粘贴
import-paste-cells = 粘贴在这里，第一行是列名
import-paste-help = 在表格软件里连同列名一起选中、复制，再粘贴到这里。
import-dates = “{ $column }”列里的 { $value } 是哪一天？
import-dates-help = { $count ->
    [1] 第 { $lines } 行的日期有两种读法。这一列的日期都按同样的顺序读。
   *[other] 第 { $lines } 行（共 { $count } 行）的日期有两种读法。这一列的日期都按同样的顺序读。
}
import-dates-missing = 请选是哪一天。
import-columns-question = 文件里的每一列是什么
import-columns-needed = 还缺这几列：{ $columns }。请指出是哪一列。
import-state-columns = 指定这些列是什么
import-heading = 文件里的列名
import-samples = 前几个值
import-use-as = 用作
import-column-unused = 不用
mapping-title = 记住的回答
mapping-say = 列名相同的文件，都按之前的回答来读，从自动导入的文件夹和命令行导入也一样。
mapping-column = “{ $heading }”是{ $column }
mapping-unused = 不用“{ $heading }”
mapping-day-first = { $column }：日在前
mapping-month-first = { $column }：月在前
mapping-encoding = 编码 { $encoding }
mapping-forget = 不再记住
mapping-forget-which = 不再记住：{ $what }
mapping-forgotten = 已不再记住。下次有这些列名的文件会重新问。
import-what = 改动
import-yes = 是
import-field = { $field ->
    [name] 姓名
    [teams] 班组
    [roles] 角色
    [email] 邮箱
    [shift] 班次
    [site] 职场
    [language] 语言
    [key-post] 重点岗位
    [starts] 入职日期
   *[ends] 离职日期
}
import-field-is = { $field }：{ $after }
import-field-becomes = { $field }：{ $before } → { $after }
import-person = 人员
import-change = 变动
import-joins = 加入
import-moves = 换班组
import-leaves = 离职
import-changes = 更新
import-sum-joins = 加入
import-sum-moves = 换班组
import-sum-changes = 其他更新
import-sum-leaves = 离职
import-sum-same = 没有变化
import-none = 无
import-leads-note = 新班长只能看到上任以后的分享，以前的看不到。换了班组的人，以前的记录留在原班组。
import-button = 导入 { $lines } 行
import-another = 换个文件
import-fix-count = 有 { $count } 处要改，还没有导入任何内容。
import-fix-many = 先列出 { $count } 处，可能还有。还没有导入任何内容。
import-fix-caption = 要改的地方
import-line = 行
import-whole-file = 整份
import-column = 列
import-value = 写的是
import-empty-cell = 空的
import-fix = 怎么改
import-columns-wrong = 有哪一列认错了吗？
import-corrected = 改好了，重新选择
import-done = { $lines } 行已导入：{ $what }。
import-done-joined = { $count } 人加入
import-done-moved = { $count } 人换班组
import-done-changed = { $count } 人有其他更新
import-done-left = { $count } 人离职
import-done-nothing = 没有变化
import-done-next = 新加入的 { $count } 人还没有密码。请生成邀请发给他们。

# 邀请。
invitations-title = 邀请
invitations-lead = 每份只能用一次，七天有效。谁生成的都有记录；已有密码的人会收到通知。
invitations-slips = 打印 { $count } 张邀请条
invitations-all-joined = 所有人都加入了。
invitations-nobody-title = 还没有可邀请的人
invitations-nobody = 先导入花名册，里面的人就可以从这里邀请。
invitations-uninvited = 还有 { $count } 人没有邀请
invitations-all-invited = 有 { $count } 人已邀请、还没加入
invitations-scope = 发给谁
invitations-scope-uninvited = 所有还没有邀请的人，{ $count } 人
invitations-scope-team = { $team }，{ $count } 人
invitations-scope-everybody = 所有还没加入的人，{ $count } 人；之前的链接作废
invitations-make = 生成邀请
invitations-choose = 逐个选（{ $count } 人）
invitations-make-chosen = 为选中的人生成
invitations-invited-already = （已邀请）
invitations-newest = 最近的邀请
invitations-made = 生成时间
invitations-by = 生成人
invitations-state = 状态
invitation-state-open = { $day }前有效
invitation-state-used = 已使用
invitation-state-expired = 已过期
invitation-state-replaced = 已换新
invitation-state-left = 本人已离职，不再有效
invite-nobody = 请至少选一位在职的人。
log-title = 管理员做过什么
log-lead = 每位管理员都能看。只记对人员、班组、邀请和中心设置的操作，从不记天气。
log-at-the-machine = 服务器命令行
log-somebody-removed = 已离职的同事
log-invited = { $admin }给{ $about }生成了邀请。
log-imported-roster = { $admin }导入了 { $people } 人的花名册。
log-added-person = { $admin }添加了{ $about }。
log-changed-person = { $admin }更新了{ $about }。

# 邀请条。
slips-title = 邀请条
slips-lead = 共 { $count } 张，一页八张。地址只在这里显示十五分钟，请离开前打印好。
slips-cover = 共 { $count } 张。请裁开，亲手交给本人；{ $day }前有效。人不在的，先收在别人看不到的地方。
slips-back = 邀请
slips-no-address = 程序不知道本中心的网址，链接可能只能在这台机器上打开。发邀请之前，请用 --public-url 启动服务。
slips-none-title = 现在没有邀请条
slips-none = 地址只在生成后的十五分钟里显示，之后谁也查不到。弄丢了就再生成一份。
slip-sign-in-name = 登录名 { $key }
slip-open = 打开这个地址，设好密码就能用：
slip-until = 只能用一次，{ $day }前有效。
slip-yours = 天气给谁看，由你定。

# 命令行。
cli-nothing-changed = 什么都没改。
cli-problems = { $file } 里有 { $count } 处要改：
cli-would = 会有以下变动，现在什么都没写入。
cli-imported = 已导入 { $file }。
cli-roster-sums = { $joins } 人加入，{ $moves } 人换班组，{ $changes } 人有其他更新，{ $leaves } 人离职，{ $same } 人没有变化。
cli-check-ins-sums = 新增 { $new } 条，已有 { $known } 条。
cli-check-ins-left = 另有 { $left } 条在这里内容不同或已删除，保持原样。
cli-ignored = 没有用到的列：{ $columns }。
cli-person-line = { $change }：{ $name }（{ $key }）
cli-taken = 登录名“{ $key }”已经有人用了。
cli-erase-sure = 还没有删除任何内容。继续的话，{ $name }在这里记过的一切，连同小记、密钥和查看记录，都会永久删除，备份也找不回来。已经公布的统计数字不变；还在职的人，姓名和密码会保留。如果是{ $name }本人要求的，请加上 --yes 再运行一次。
cli-erased = { $name }在这里记过的一切都已删除。最后一个工作日过后，姓名也会删除。
cli-unknown = 没有登录名是“{ $key }”的人，可用 `weathervane user list` 查看。
cli-link = 给{ $name }，只能用一次，{ $day }前有效：
cli-unreadable = 读不了 { $file }：{ $why }
cli-too-large = { $file } 超过了运行中的服务器能收的大小（1 GB），什么都没有导入。请分成小一点的文件。
cli-joined = 已加入
cli-not-joined = 还没加入
cli-until = 到{ $day }为止
cli-load-sums = { $intervals } 个时段
cli-staffing-short = { $short ->
    [0] 全部 { $all } 个时段都在规定时间内接听了至少 { $target }% 的来电。
   *[other] { $all } 个时段里，有 { $short } 个没能在规定时间内接听 { $target }% 的来电。
}
