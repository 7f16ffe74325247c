# The library: reframing cards, empathy in four steps, words to avoid, role plays, cases, and the courses.
library-title = 锦囊
library-lead = 两通电话之间翻一张：换个角度想，换句话说，看看别人怎么处理的。
library-support = 翻翻锦囊：卡片、说法、案例
library-back = 锦囊
library-about = 锦囊里的相关内容：
library-search = 搜索
library-kind = 类型
library-stressor = 影响因素
library-source = 矛盾出在
library-any = 不限
library-find = 搜索
library-all = 查看全部
library-none = 没有找到
library-none-say = 换一个词试试，或者只选影响因素。也可以自己写一个案例。
library-from-centre = 来自本中心
library-filed = 相关
library-further = 想再做一步
library-further-lead = { $title }（给班长）
library-next = 下一张：{ $title }

# Kinds.
library-reframing = 换个角度
library-reframing-about = 先冒出来的念头，和另一个同样说得通的想法。
library-empathy = 共情四步
library-empathy-about = 站到对方那边，认可需求，说明不止这一位，说出不管的后果。
library-words = 忌用语
library-words-about = 容易激化的话，和换成什么说。
library-role-play = 双人演练
library-role-play-about = 找个同事练十分钟：两个角色，几句开场，练完聊几个问题。
library-case = 案例
library-case-about = 真实的通话：怎么回事，怎么处理的，还可以怎么说。

# Parts.
library-part-thought = 先冒出来的念头
library-part-view = 换个角度
library-part-sentence = 留一句给自己
library-part-place = 站到对方那边
library-part-need = 认可需求
library-part-others = 说明不止这一位
library-part-cost = 说出不管的后果
library-part-next = 紧接着说下一步
library-part-roles = 两个角色
library-part-lines = 开场几句
library-part-watch = 留意什么
library-part-happened = 怎么回事
library-part-tried = 当时怎么处理的
library-part-say = 还可以怎么说
library-part-questions = 聊一聊
library-pairs = 忌用语对照
library-avoid = 别这么说
library-instead = 换成
library-why = 为什么

# Evidence.
library-basis-laboratory = 来自实验室试验。
library-basis-workplace = 来自工作现场。
library-laboratory = 依据来自实验室里的试验，大多时间很短，不是在接线现场做的。
library-practice = 经验做法，没有专门测过。

# Marks.
library-marks = 给自己记一笔
library-marks-private = 只有你自己看得到，也不做任何统计。
library-helped-say = 对我有帮助
library-helped-undo = 收回“有帮助”
library-you-said-helped = 你说过它有帮助。
library-not-helped-say = 没帮上
library-not-helped-undo = 收回“没帮上”
library-you-said-not-helped = 你说过它没帮上。
library-said-not-helped = 记下了，只有你看得到。谢谢你试过。
library-read-say = 标为已读
library-read-undo = 标为未读
library-you-read = 你读过这一张。
library-read = 已读
library-said-helped = 记下了，只有你看得到。在锦囊首页最下面能再找到。
library-said-read = 已标为已读，只有你看得到。
library-said-removed = 已收回。
library-helped = 你说过有帮助的
library-helped-about = 这个列表只有你看得到。

# The courses.
library-courses = 课程
library-courses-lead = 入职第一个月，加上每季度一次温故。学没学、看了什么，中心里谁也不知道。
library-courses-all = 全部课程
library-for-leads = 给班长
library-course-lead = 一张五分钟，会的就跳过。读没读过，用你自己的密钥封着，只有你打得开。
library-this-quarter = 这个季度看这个：
library-newcomer = 刚来的第一个月，从这里开始
library-course-read = 已读 { $read } 张，共 { $all } 张。

# Words to avoid, during a call.
library-phrases-open = 接线时查：忌用语
library-phrases-lead = 想说的话里挑一个词输进去，按回车。
library-phrases-jump = 按情形查
library-phrases-all = 全部忌用语
library-phrases-none = 换一个词试试，比如“等”“规定”。

# Role play for two, and questions of cases.
library-play = 两个人练一轮：{ $minutes } 分钟
library-play-about = 两个同事，一个计时。没有观众，不打分，也不做任何记录。
library-play-step = { $title }（{ $minutes } 分钟）
library-play-done = 时间到，进入下一步。
library-choice-about = 点开一个答案，看看会怎样。什么都不会保存。

# Writing a case.
library-write = 写一个案例
library-write-lead = 一通忘不掉的电话，也许能帮到别人。心理老师改好之后，大家才看得到。
library-write-names = 请不要写姓名、号码、地点、日期，你自己的和客户的都不要写，让人认不出是谁。
library-write-who = 心理老师只看到文字，不知道是谁写的。公布之前，班长、同事、管理员都看不到。不过，知道那通电话的人，还是有可能认出来。
library-write-send = 发给心理老师
library-happened-help = 客户想要什么，哪里出了岔子，难在哪里。
library-case-stressor = 归到
library-case-stressor-none = 不归类
library-case-missing = 请简单写写是怎么回事。
library-case-long = 最多 { $longest } 字。内容都还在，精简一下再发。
library-case-stressor-unknown = 请从列表里选一项。
library-case-too-many = 你有 { $most } 个案例还在等心理老师看。等看完一个再发，或者先收回一个。
library-case-sent = 已发出，不带姓名。进展在下面。
library-own-cases = 我写的案例
library-own-cases-about = 只有你看得到这些是你写的。
library-case-waits = 等心理老师看
library-case-is-released = 已收入锦囊
library-case-is-declined = 没有收入
library-case-reply = 心理老师说：{ $reply }
library-case-see = 去看看
library-case-withdraw = 收回并删除
library-case-withdrawn = 已收回并删除，锦囊里也没有了。

# The psychologist's side.
library-waiting =
    { $count ->
        [0] 待编辑的案例
       *[other] { $count } 个案例待编辑
    }
library-review = 待编辑的案例
library-review-lead = 只有文字，没有作者，也不按时间排列。
library-review-none = 现在没有待编辑的案例。
library-review-released = 已收入的本中心案例
library-review-back = 全部待编辑的案例
library-review-one = 编辑案例
library-review-one-lead = 凡是能认出人的都去掉：姓名、号码、地点、日期、少见的细节。公布以后，原文就删除。
library-case-title = 标题
library-case-title-help = 用几个字说说是什么事。
library-case-title-missing = 请写一个标题。
library-case-without-names = 我已看过：没有姓名，也认不出是谁。
library-case-names-unchecked = 请确认认不出是谁。
library-release = 公布给大家
library-case-now-released = 已公布，全中心都能看到。
library-decline = 不收入
library-reply = 给作者一句贴心的话
library-reply-help = 比如：“谢谢你。这件事容易认出是谁，就先不公布了。”你不会知道是谁看到。
library-case-reply-missing = 请写一句，让作者知道原因。
library-case-now-declined = 好了。作者能看到你这句话，原文已删除。
library-take-out = 从锦囊里撤下

# Cases of a demo.
simulated-case-waiting = 客户出门前急着要新卡，加急得有人批，我这一级批不了，班长又在开会。“办不了”我说了三遍，自己听着都硬。
simulated-case-waiting-say = “我批不了，但我刚给能批的人发了消息，四点前给您回电话。”
simulated-case-title = 耳机里都是排队声
simulated-case-happened = 一封通知把服务时间印错了，八点到九点全打进来。每个客户开口都先说等了多久，到十点，人家还没说话，我已经先说“不好意思”了。
simulated-case-tried = 每通都为排队道歉。结果头一分钟说的全是我，不是他的事。
simulated-case-say = “让您久等了，您说什么事？”一句带过排队，马上问正事。

# 提醒心理老师还有案例。
library-reminder = 锦囊里有 { $count } 个案例等你看。
library-reminder-see = 去看看
