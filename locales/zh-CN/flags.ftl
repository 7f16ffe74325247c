# 提醒：看到了什么、凭什么这么说，都用次数讲。只是提醒去聊聊，不是结论。
flag-title-sudden-you = 你这里突然变天了
flag-title-sudden = { $name }那里突然变天了
flag-title-sliding-you = 你的天气在变差
flag-title-sliding = { $name }的天气在变差
flag-title-stuck-you = 你的天气一直不如平时
flag-title-stuck = { $name }的天气一直不如平时
flag-title-team-mean = 班组的天气在变差
flag-title-slid-you = 你的天气前一阵在变差
flag-title-slid = { $name }的天气前一阵在变差
flag-title-was-stuck-you = 你的天气前一阵一直不如平时
flag-title-was-stuck = { $name }的天气前一阵一直不如平时
flag-title-team-slid = 班组的天气前一阵在变差
flag-title-team-low = 同一天，好几个人都是雨天
flag-title-stressor = 好几个人同时提到“{ $stressor }”
flag-title-stressor-week = 整整一周，大家总提到“{ $stressor }”
flag-title-rule-mean = 班组平均连续三天低于 2.5
flag-title-rule-low = 一天里，四成或更多的人是雨或雷雨

# $form：说给本人听（you），还是说给班长听（named）；还在继续，还是已经结束（-over）。
flag-sudden = { $form ->
    [you] { $day }是“{ $weather }”，你平时是“{ $usual }”。{ $before ->
        [0] {""}
       *[other] { $as-low ->
            [0] 之前 { $before-words } 个班次里，一次都没这么差过。
           *[other] 之前 { $before-words } 个班次里，有 { $as-low-words } 次这么差。
        }
    }
   *[named] { $before ->
        [0] 分享出来的日子里，{ $day }是“{ $weather }”，{ $name }平时是“{ $usual }”。
       *[other] { $day }是“{ $weather }”，{ $name }平时是“{ $usual }”。{ $as-low ->
            [0] 之前分享的 { $before-words } 天里，一次都没这么差过。
           *[other] 之前分享的 { $before-words } 天里，有 { $as-low-words } 次这么差。
        }
    }
  }
flag-or-lower = “{ $level }”或更差
flag-sliding = { $form ->
    [you] 从{ $since }起，{ $all ->
        [1] { $shifts } 个班次全是{ $level }
        [2] 两个班次都是{ $level }
       *[other] 你最近 { $shifts } 个班次里有 { $low } 个是{ $level }
    }；之前的 { $before } 个班次里{ $none-before ->
        [1] 一个也没有
       *[other] 有 { $low-before } 个
    }。
    [you-over] { $since }到{ $until }，{ $all ->
        [1] { $shifts } 个班次全是{ $level }
        [2] 两个班次都是{ $level }
       *[other] { $shifts } 个班次里有 { $low } 个是{ $level }
    }；之前的 { $before } 个班次里{ $none-before ->
        [1] 一个也没有
       *[other] 有 { $low-before } 个
    }。
   *[named] { $name }从{ $since }起分享的日子里，{ $all ->
        [1] { $shifts } 天全是{ $level }
        [2] 两天都是{ $level }
       *[other] { $shifts } 天里有 { $low } 天是{ $level }
    }；之前的 { $before } 天里{ $none-before ->
        [1] 一天也没有
       *[other] 有 { $low-before } 天
    }。
    [named-over] { $name }从{ $since }到{ $until }分享的日子里，{ $all ->
        [1] { $shifts } 天全是{ $level }
        [2] 两天都是{ $level }
       *[other] { $shifts } 天里有 { $low } 天是{ $level }
    }；之前的 { $before } 天里{ $none-before ->
        [1] 一天也没有
       *[other] 有 { $low-before } 天
    }。
  }
flag-stuck = { $form ->
    [you] 从{ $since }起，你连着 { $shifts } 个班次都不如平时的“{ $usual }”。
    [you-over] { $since }到{ $until }，你连着 { $shifts } 个班次都不如平时的“{ $usual }”。
   *[named] 分享出来的日子里，从{ $since }起，连着 { $shifts } 天都不如{ $name }平时的“{ $usual }”。
    [named-over] { $since }到{ $until }分享出来的日子里，连着 { $shifts } 天都不如{ $name }平时的“{ $usual }”。
  }
flag-team-mean = { $form ->
    [lasting] 从{ $since }起，
    [day] { $since }
   *[over] { $since }到{ $until }
  }分享出来的 { $shared } 次天气里，有 { $below } 次不如本人平时，{ $above } 次好于本人平时。
flag-team-low = { $day }有 { $shared } 人分享了天气，其中 { $low } 人是“雨”或“雷雨”，比这些人平时多。
flag-stressor = { $day }有 { $shared } 人分享了天气，其中 { $named } 人提到“{ $stressor }”，比这些人平时提到的多。
flag-stressor-week = { $since }到{ $until }分享出来的 { $shared } 条记录里，有 { $named } 条提到“{ $stressor }”，比前几周多。
flag-rule-mean = { $since }到{ $until }的 { $days } 天里，分享出来的 { $shared } 次天气平均是 { $mean }。
flag-rule-low = { $day }有 { $shared } 人分享了天气，其中 { $low } 人是“雨”或“雷雨”。
flag-rule-mean-right = 很少误报，用处也不大：模拟的班组整组变差，十天之内它一次也没发现；天气本来就不太好的班组，发现了大约一半。
flag-rule-low-right = 常常误报：模拟的班组里什么都没变，六个人的班组每月误报 0.6 次，十二个人的 0.2 次，二十个人的 0.02 次；十个人、天气本来就不太好的班组，每月报 3.5 次。

# “平时水平”也包括比平时更好的日子。
flag-usual-again = { $form ->
    [you] { $days ->
        [1] 最近一个班次已经回到平时水平。
       *[other] 最近 { $run } 个班次已经回到平时水平。
    }
    [you-shared] { $days ->
        [1] 你最近分享的一天已经回到平时水平。
       *[other] 你最近分享的 { $run } 天已经回到平时水平。
    }
   *[named] { $days ->
        [1] { $name }最近分享的一天已经回到平时水平。
       *[other] { $name }最近分享的 { $run } 天已经回到平时水平。
    }
    [team] { $days ->
        [1] 班组最近分享的一天已经回到平时水平。
       *[other] 班组最近分享的 { $run } 天已经回到平时水平。
    }
  }
flag-of-shared-you = 只算你分享出来的日子。
flag-prompt-you = 这只是个提醒，不是结论。怎么回事，你自己最清楚。
flag-prompt = 值得找个机会聊聊。这只是个提醒，不是结论：怎么回事，{ $name }自己最清楚。
flag-prompt-rule = 这是文献里的经验规则，并不了解这里平时什么样。只是提醒你去聊聊，不是结论。
flag-prompt-team = 值得跟班组聊聊。这只是个提醒，不是结论。

flag-severity-watch = 心里有个数
flag-severity-talk = 值得聊聊
flag-severity-act = 该做点什么了

flag-often = 如果{ $name }的状态没有变化，碰巧出现这种情况，大约{ $often }。
flag-often-you = 如果状态没有变化，碰巧出现这种情况，大约{ $often }。
flag-often-quarter = 一个季度一次
flag-often-half-year = 一年两次
flag-often-year = 一年一次
flag-often-two-years = 两年一次
flag-often-four-years = 四年一次，甚至更少

flag-doubt-little-known = 可比的日子还不多：平时水平只根据 { $shifts } 个班次算出。
flag-doubt-new-shift = 这些日子多半上的是“{ $shift }”，以前很少上这个班次。
flag-doubt-one-day = 只凭这一天。一天的原因可以有很多。

flag-usual-unknown = { $missing ->
   *[other] 再记 { $missing-words } 个班次的天气，就知道平时是什么样了。
  }
flag-usual-known = 平时是“{ $usual }”。五个班次里有四个在“{ $low }”到“{ $high }”之间（{ $from }到{ $to }，共 { $shifts } 个班次）。
flag-usual-known-one = 平时是“{ $usual }”。五个班次里有四个是“{ $low }”（{ $from }到{ $to }，共 { $shifts } 个班次）。

flags-file-ignored = 这些列没有用到：{ $columns }。
flags-file-without-weather = { $lines ->
   *[other] 有 { $lines } 行没有写天气，当作那天没有记录。
  }
flags-file-wrong = { $count ->
   *[other] 没有计算。文件里有 { $count } 处不对：
  }
flags-file-more = { $count ->
   *[other] 还有 { $count } 处没有列出来。先把上面这些改好，再试一次。
  }
flags-file-unreadable = 读不了 { $path }：{ $error }。请看看路径对不对、有没有读取权限。
flags-file-waiting = { $path } 是管道，还没有程序往里写。正在等待……
flags-file-unwritable = 结果写不出去：{ $error }。
