# 中心的一项设置：卡片里能不能写“可以挂机”。
hanging-up-title = 遇到辱骂能不能挂机
hanging-up-say = 有几张卡片会写什么时候可以挂机、怎么挂。只有本中心的规定允许，才会这么写；不允许的话，写的是怎么请班长来接。
hanging-up-which = 客户辱骂时，坐席可以挂机吗？
hanging-up-yes = 可以，先提醒一次
hanging-up-no = 不可以
hanging-up-button = 保存规定
hanging-up-missing = 请选可以或者不可以。
hanging-up-on = 现在卡片里会写什么时候可以挂机。请确保大家都清楚中心的规定。
hanging-up-off = 卡片里不再提挂机。
log-allowed-hanging-up = { $admin }允许了遇到辱骂时挂机。
log-disallowed-hanging-up = { $admin }不再允许遇到辱骂时挂机。
