# 班组趋势：几周以来分享给班长的天气。
weather-between = { $low }和{ $high }之间

trends-teams = 班组
trends-title = { $team }，近 { $weeks } 周
trends-about = 只看分享给你的日子。哪天没人分享就空着，不去猜。
trends-summary-mean = 这段时间，班组天气的平均：{ $mean }。
trends-summary-usual = 这段时间，班组天气的平均：{ $mean }。{ $unit ->
    [week] 能算平均的 { $compared } 周里，没有哪周超出班组的上下限。
   *[day] 能算平均的 { $compared } 天里，没有哪天超出班组的上下限。
  }
trends-summary-below = 这段时间，班组天气的平均：{ $mean }。{ $unit ->
    [week] { $compared } 周里有 { $below } 周低于班组的下限，最近一次是{ $last }开始的那周。
   *[day] { $compared } 天里有 { $below } 天低于班组的下限，最近一次是{ $last }。
  }
trends-summary-one = 提到最多的是“{ $named }”。
trends-summary-both = 提到最多的是“{ $stressor }”；好事里提到最多的是“{ $uplift }”。
trends-open-flags = 这个班组今天还有提醒
trends-how-far = 往回看多久
trends-weeks = { $weeks } 周
trends-as-table = 看表格

trends-no-team-title = 今天没有由你负责的班组
trends-no-team = 你今天没有负责的班组，所以没有趋势可看。管理员把你设为班长后，班组的趋势就会出现在这里。
trends-too-few-title = 日子还不够
trends-too-few = 有人分享的日子满十天，趋势就开始画。{ $days ->
    [0] 目前还没有。
   *[other] 目前有 { $days } 天。
  }
trends-quiet-title = 这几周没有分享
trends-quiet = 更早的时候有过。把时间拉长一点就能看到。

trends-course-day = 班组天气，按天
trends-course-week = 班组天气，按周
trends-chart-day = { $from }到{ $to }每天分享的天气平均值
trends-chart-week = { $from }到{ $to }每周分享的天气平均值
trends-outside-day = { $below ->
    [0] 没有哪天低于班组的下限
   *[other] 有 { $below } 天低于班组的下限
  }，{ $above ->
    [0] 也没有哪天高于上限。
   *[other] 有 { $above } 天高于上限。
  }
trends-outside-week = { $below ->
    [0] 没有哪周低于班组的下限
   *[other] 有 { $below } 周低于班组的下限
  }，{ $above ->
    [0] 也没有哪周高于上限。
   *[other] 有 { $above } 周高于上限。
  }
trends-caption-day = 线是当天分享的天气的平均值；不到三个人的日子不画，不然就成了某个人自己的天气。两条虚线之间，就是这个班组近一年的平时水平；分享的人越少，虚线离得越开。菱形是虚线以外的日子。
trends-caption-week = 线是当周分享的天气的平均值；不到三个人的周不画，不然就成了某个人自己的天气。两条虚线之间，就是这个班组近一年的平时水平；分享的人越少，虚线离得越开。菱形是虚线以外的周。
trends-caption-day-early = 线是当天分享的天气的平均值；不到三个人的日子不画，不然就成了某个人自己的天气。攒够 { $fewest } 个这样的日子，就知道班组平时什么样了；现在有 { $known } 个。
trends-caption-week-early = 线是当周分享的天气的平均值；不到三个人的周不画，不然就成了某个人自己的天气。攒够 { $fewest } 个这样的周，就知道班组平时什么样了；现在有 { $known } 个。
trends-no-mean = 有三个人以上分享的日子才画线；人再少，平均值就成了某个人自己的天气。这几周没有这样的日子。分享了什么，看下面的日历。
trends-by-rules = 按经验规则
trends-by-rules-say = 这是本中心打开的经验规则，并不了解这个班组平时什么样。
trends-day = 日期
trends-week = 起始日（周一）
trends-shared = 分享
trends-low = 雨或雷雨
trends-mean = 天气
trends-against = 和平时比
trends-too-few-people = 不到三个人
trends-not-known-yet = 还不知道

trends-calendar = 每个人，每一天
trends-calendar-about = { $from }到{ $to }。只有分享给你的；空格不说明任何原因。
trends-calendar-region = 分享日历，可左右滚动
trends-calendar-compact = 一列是一周，最右边是最近一周；从上到下是周一到周日。
trends-calendar-caption = 每个人每天分享的天气
trends-calendar-person = 姓名
trends-calendar-empty = { $from }到{ $to }没有人分享。
trends-calendar-pages = 日历的其他几周
trends-nothing-shared = 没有分享
trends-earlier = 更早几周
trends-later = 更近几周

trends-stressors = 最近什么在影响大家
trends-stressors-region = 提到最多的影响因素，图表，可左右滚动
trends-stressors-chart = 各项提到的次数：{ $named }
trends-stressors-caption = 柱形：有多少条记录提到它；同一个人一天记了几次，只算最后一次。折线：连同前面几项，占全部提到次数的比例。
trends-stressors-empty = 这几周分享的人里，没有人提到什么。
trends-stressor = 影响因素
trends-count = 记录数
trends-up-to-here = 累计占比

trends-uplifts = 有什么好事
trends-uplifts-count = { $count ->
   *[other] { $count } 条记录
}
trends-uplifts-caption = 有多少条记录提到它；同一个人一天记了几次，只算最后一次。
trends-uplifts-empty = 这几周分享的人里，没有人选过好事。
