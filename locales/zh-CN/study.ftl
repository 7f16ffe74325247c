study-title = 提醒有多准、有多快
study-about = 每种人{ $people }名，随机种子{ $seed }。模拟的人每天的状态前后相关（正态一阶自回归），在半级处切成五级，有些日子随机缺失。用同一个种子可以原样再量一遍。
study-written = 已写入：{ $path }
study-round = 第{ $round }轮：留意、聊聊、行动各为额度的几倍（最少–平均–最多）：{ $told }
study-calibration = 个人提醒的界限，由 `weathervane evaluate --calibrate { $rounds } --people { $people } --seed { $seed }` 得出：留意、聊聊、行动各一组权重，合成界限的对数（各项见 src/insight/limits.rs）。

study-watch = 留意
study-talk = 聊聊
study-act = 行动
study-level = 水平
study-spread = 起伏
study-correlation = 前后相关
study-missing = 缺失
study-times = 额度的倍数
study-held-title = 没有变化时的误报
study-held-about = 额度的倍数（留意60个班一次，聊聊240个班一次，行动960个班一次），{ $cells }种人，第21到第240个班。0.5到1.1之间算守住。
study-held = { $name }：最少{ $least }，平均{ $mean }，最多{ $most }；{ $out }格超出。

study-real-title = 真实的人
study-real = { $people }人，每人至少25天；额度的倍数。打乱：本人的日子按{ $block }天一段随机排列，跨周的变化就不剩了。抽取：每人240天，由这样的段落拼成。
study-real-absent = 略去：手边没有数据（WEATHERVANE_DATA）。
study-real-people = 人
study-real-own = 原样
study-real-shuffled = 打乱
study-real-drawn = 抽取

study-oracle-title = 与“全知者”相比
study-oracle-about = “全知者”是一个 CUSUM，知道每个人真实的均值、起伏、前后相关和下降的幅度。误报率与本程序在同一格里的相同。“延续”：它的提醒和我们的一样，只要还有迹象就不结束，因此界限可以更低。
study-oracle-slow = 之前{ $shifts }个班、一次降一级时，中位延迟超过“全知者”1.2倍（向上取整）的有{ $slow }格，共{ $cells }格。
study-oracle-measure = 为“全知者”的几成
study-task-one = 降一级
study-task-half = 降半级
study-task-slide = 慢慢降
study-baseline = 之前班数
study-task = 变化
study-ours-least = 本程序最少
study-asked = 要求
study-least = 占全知者：最少
study-mean = 平均
study-short = 不足的格
study-least-held = 延续：最少
study-mean-held = 平均

study-changes-title = 各种变化
study-changes = 十个班内看出来的比例（括号里是中位延迟），五种普通人的平均。每个对手在每一格里都单独配上60个班误报一次的界限，这在实际中没人能事先知道；本程序用的是随程序发布的界限。对手把更多的误报花在了解还少的时候。
study-size = 级数
study-how = 怎样
study-at-once = 一次
study-over-two-weeks = 十个班内慢慢降
study-ours = 本程序
study-oracle = 全知者

study-rules-title = 与已发表的规则相比
study-rules = 40个班之后降一级，本程序在同一格里用每条规则自己的误报率：平均延迟；40个班内没看出来的按40算。
study-rule = 规则
study-rule-three-low = 连续三天低
study-rule-z = 比30天均值低1.5个标准差
study-fires-in = 会触发的格
study-shifts-between = 两次误报之间的班数
study-faster = 本程序快
study-slower = 本程序较慢的格

study-sharing-title = 低的日子不分享时
study-sharing = 水平3.8的人，把“阴”以下的日子藏起一部分。二十个班内看出来的比例：按全部日子，和按分享的日子。所以班长看到的永远是“在分享的日子里”，没有提醒也绝不等于一切都好。
study-hidden = 藏起的低日子
study-found-own = 按全部日子
study-found-shared = 按分享的日子

study-teams-title = 团队
study-teams = 每月（21天）误报；全员下降0.6级在十天内看出来的比例；一个压力源突然增多（一半人提到）在当天看出来的比例。每人十天缺三天；一天有五人起才算。
study-team-people = 人数
study-team-false = 误报：团队
study-team-false-stressor = 压力源
study-team-false-mean = 规则：均值低于2.5
study-team-false-low = 规则：四成低
study-team-slides = 下降：本程序
study-team-slides-mean = 均值低于2.5
study-team-slides-low = 四成低
study-team-bursts = 压力源

study-outbreaks-title = EARS 与已标注的暴发
study-outbreaks = 从第12周起：暴发期内有警报的周、暴发期外有警报的周、暴发期内没有警报的周。C3 按参考实现计算。
study-outbreaks-absent = 略去：手边没有数据（WEATHERVANE_DATA）。
study-series = 序列
study-all = 合计
study-found = 看出的暴发
