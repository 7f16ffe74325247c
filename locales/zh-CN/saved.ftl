# 保存之后：可以找的人、好天气的一天、这一周。
saved-people = 不用一个人扛着
saved-fact-bright = “好天气”指晴和多云。
saved-fact-own = 按你自己的记录数的，只有你看得到。
saved-keep = 留住一通好电话？
saved-keep-line = 今天哪一刻挺顺心？
saved-keep-help = 写一句，留给下雨天。只有你看得到；别写客户的名字。
saved-keep-button = 留下
saved-keep-missing = 先写一句再留下；不想写也没关系。
saved-keep-long = 这句有 { $length } 个字，最多 { $longest } 个字。内容还在，删短一点再留下。
saved-keep-kept = 留下了，只有你看得到。
saved-keep-removed = 已删除。
saved-kept = 留给下雨天的一句
saved-kept-where = 只有你看得到。想看的时候，去
saved-week = 你的这一周
