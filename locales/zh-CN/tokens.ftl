# 令牌：让程序使用程序接口。
tokens-title = 程序接入
tokens-lead = 给公司其他系统用的令牌，比如人事系统、排班系统。
tokens-machine-say = 有令牌的程序可以读取和导入花名册、排班表、话务量，大家在这里说的话它一个字都读不到：气候报告由心理老师、班长，天气记录由坐席本人，在“我的账号”里给自己的程序生成令牌。新的角色和班组会通知到相关的人，和导入花名册时一样。
tokens-document = 给程序看的接口说明（OpenAPI）
tokens-link = 管理令牌
tokens-own-title = 自己程序用的令牌
tokens-own-say = 有了令牌，你自己的程序就能以你的身份做下面勾选的事，小记它打不开。改密码或退出其他设备时，所有令牌一起失效。
tokens-name = 名称
tokens-name-help = 方便你认出是哪个程序。
tokens-name-missing = 请起个名称。
tokens-scopes = 允许做什么
tokens-scopes-missing = 请至少选一项。
token-scope = { $scope ->
    [roster] 读取和导入花名册
    [scim] 通过 SCIM 读取和更改人员、班组（供身份平台使用）
    [roles] 导入花名册或通过 SCIM 时，可以指定管理员和心理老师
    [schedule] 读取和导入排班表
    [load] 读取和导入话务量
    [climate] 读取公布的气候报告
    [check_ins] 读取我的天气记录，不含小记
   *[check_in] 替我记天气
 }
tokens-lasts = 有效期
tokens-days = { $days } 天
tokens-days-wrong = 请选 1 到 { $most } 天。
tokens-many = 你已经有 { $most } 个令牌了，请先停用一个。
tokens-make = 生成令牌
tokens-new = 令牌“{ $token }”
tokens-once = 离开这一页就不再显示。请马上复制到程序里，像密码一样保管。
tokens-by = { $name }生成
tokens-by-operator = 命令行生成
tokens-until = 有效至 { $day }
tokens-ended-on = { $day } 已失效
tokens-used = 最近使用：{ $day }
tokens-unused = 还没用过
tokens-end = 停用
tokens-end-which = 停用令牌{ $token }
tokens-ended = 令牌已停用，那个程序什么都做不了了。

webhooks-open = 有变动时通知程序
webhooks-title = Webhook
webhooks-lead = 有变动时告诉这些程序，它们就不用反复来问。
webhooks-say = 程序只会得知花名册有变动（roster.changed），或者一周的数据公布了（climate.week_released），别的都不说；变了什么，由它用自己的令牌来取。每次请求都用密钥签名（Standard Webhooks）。
webhooks-secret = { $host } 的密钥
webhooks-once = 离开这个页面就不再显示。请现在复制到程序里：程序用它确认请求是从这里发出的。
webhooks-add = 添加 Webhook
webhooks-remove-which = 删除 { $host } 的 Webhook
webhooks-removed = 不再通过这个 Webhook 给 { $host } 发任何东西。

api-field-unknown = 没有这个字段。
api-fields-differ = 每条记录的字段必须和第一条相同。
api-field-kind = 这里必须是文本。
api-check-in-differs = 已有同一 id、内容不同的记录，没有改动。
api-role-not-allowed = 这个令牌不能让 { $person } 成为或恢复为管理员、心理老师。这需要“roles”权限。
api-address-not-allowed = { $person } 是管理员或心理老师：邮箱能打开账号，程序不能改。请管理员在“人员”里改。
scim-name-taken = 这个名称已经有别人在用。
scim-user-name = 新人的 userName 会成为登录名：至少要有一个字母或数字，最多 { $most } 个字符。
scim-no-agent = { $person } 不是坐席，只有坐席才在班组里。
scim-lead-follows = 班长角色由所带班组决定：请把此人加进班组的 leads。

cli-token-scope-unknown = 没有 { $scope } 这个权限。程序可用的权限：{ $known }。
cli-token-scope-own = { $scope ->
    [climate] 公司程序的令牌不能有 climate 权限，因为谁打开过报告，查看记录里都写着名字：请心理老师或班长在“我的账号”里生成令牌。
   *[other] 公司程序的令牌不能有 { $scope } 权限，因为天气记录属于本人：请本人在“我的账号”里生成令牌。
}
cli-token-none = 没有编号为 { $token } 的程序令牌。
cli-token-once = 这是令牌“{ $token }”，有效至 { $day }。只显示这一次，系统只保存哈希值。

privacy-tokens-say = 管理员给公司程序（例如身份平台）的令牌，只能读取和更改花名册、排班表、话务量，读不到你说的任何内容。你也可以给自己的程序生成令牌：只能做你勾选的事，打不开小记。令牌只存哈希值。
