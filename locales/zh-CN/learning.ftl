# 建议怎样越来越合适：建议理由里本人的次数、“我的天气”里的“什么对你有帮助”，以及管理员的开关。
why-helped-before = { $all ->
   *[other] 你评过 { $all } 次，{ $helped } 次说有帮助。
}
suggestion-how = 怎么选出来的：从适合今天的做法里挑，有随机的成分，有帮助的挑得多一些。你评过 { $fewest } 次以后，也会看你自己的回答。有时候什么都不建议。
me-helped = 什么对你有帮助
me-helped-times = { $all ->
    [1] 评过一次：{ $helped ->
        [0] 没帮助
       *[other] 有帮助
      }
   *[other] { $all } 次里有帮助 { $helped } 次
}
me-helped-learning = 给你的建议会参考这些回答。次数少的时候可能只是碰巧，所以别的做法也会出现。
me-helped-few = { $answers ->
   *[other] 目前只有 { $answers } 次回答，还说明不了什么。
}满 { $fewest } 次以后，给你的建议会参考你的回答。
me-helped-off = 中心已关闭“按有没有帮助来选”：从适合当天的做法里随机选。
me-helped-library = 锦囊里的
me-helped-less = 不再建议给你的
me-helped-until = 到{ $day }为止
me-helped-own = 只有你看得到。删除你的数据时，这里也会一起删除。
centre-learning = 建议
centre-learning-say = 有帮助的做法会更常出现：依据是公开的研究、中心每季度公布的数字，以及每个人自己的回答。你可以关掉，关掉以后，凡是适合当天的做法，出现的机会都一样。谁收到过什么建议、怎么回答的，你都看不到。
centre-learning-which = 怎么选建议
centre-learning-on = 按有没有帮助来选
centre-learning-off = 机会均等
centre-learning-button = 保存
centre-learning-missing = 请从两项里选一项。
centre-learning-now-on = 从现在起，按有没有帮助来选建议。
centre-learning-now-off = 从现在起，凡是适合当天的做法，出现的机会都一样。
log-learning-on = { $admin }把建议设为按有没有帮助来选。
log-learning-off = { $admin }关闭了按有没有帮助来选：各种建议机会均等。
study-learning-title = 建议怎样学会什么有帮助
study-learning-about = 模拟的中心，用的就是本程序里的做法；每种中心跑 { $runs } 遍，随机种子 { $seed }，每个中心 { $suggestions } 次建议，每人每周两次，每次四个选项。个人与中心的差别，和先验假设的一样大。遗憾：与同样上下限内的最优策略相比，期望中少掉的“有帮助”次数。区间为 95%。
study-learning-like = 公开的研究平均来说是对的
study-learning-unrelated = 公开的研究对这个中心毫无参考价值（有帮助的比例在 20%～90% 之间）
study-learning-bounds = 学习后做出的 { $choices } 次选择中，有 { $outside } 次超出界限。
study-learning-people = 人数
study-learning-answered = 回答率
study-learning-regret = 遗憾
study-learning-uniform = 均等选择；本程序与之相比
study-learning-fixed = 固定规则；本程序与之相比
study-learning-growth = 增长（指数）
study-learning-log = { $people } 人、回答率 { $answering }%，第一份记录按逆概率加权估计（括号里是真值）：每次建议的遗憾 { $regret }（{ $regret-true }），上下限内最优策略的价值 { $best }（{ $best-true }），均等选择 { $uniform }（{ $uniform-true }）。
privacy-suggested = 给你的建议
privacy-suggested-say = 给你什么建议、你说有没有帮助，只有你看得到。你回答了，程序才会记下回答、时间，以及当时选中它的概率；没回答就什么都不留。满 { $fewest } 次以后，给你的建议会参考你的回答；删除数据后，就不再参考。别人的回答，只会通过每季度公布的数字影响到你。
