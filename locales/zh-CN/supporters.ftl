# 帮带同事：不在自己这条线上、愿意听人说说话的同事。{$name} 是来找的人可能会聊的那位。
talk-to-supporter = 帮带同事：不归你这条线管的同事
talk-to-supporter-say = 双方都同意之前，对方看不到你是谁，也看不到你写的话
supporter-about = 想聊哪方面
supporter-about-optional = 找帮带同事时可填
supporter-topic-any = 都可以
supporter-topic-unknown = 请从列表里选一项。
supporter-sent = 正在帮你找帮带同事。对方只看得到聊哪方面、用什么语言、大概什么时候。找到是谁，会显示在这里。
supporter-sent-again = 之前就在找了，现在用的是你最新写的。

# 来找的人看到的。
supporter-is-asked = 正在替你问帮带同事，他们不知道你是谁。答复会显示在这里。
supporter-is-looking = 现在没有帮带同事能聊。会继续找到{ $day }；你也可以再找别人。
supporter-is-willing = { $name }愿意和你聊聊。你同意以后，{ $name }才看得到你是谁、写了什么。
supporter-is-talked = { $name }记下了你们已经聊过。回答之后就结束；不回答的话，{ $day }会自动结束。
supporter-agree-with = 好，和{ $name }聊
supporter-rather-another = 想换一位
supporter-asker-agreed = 好的，双方都同意了，对方现在看得到你是谁、写了什么。
supporter-asker-declined = 没关系，会再找一位。原因不会告诉任何人。
supporter-good = 聊得还好吗？
supporter-good-sight = 你的回答只有自己看得到。
supporter-good-yes = 挺好的
supporter-good-no = 一般
supporter-answered = 谢谢。回答只留给你自己，你写的话已经删掉。

# 帮带同事看到的。
supporter-title = 帮带同事
supporter-lead = 愿意听人说说话的同事，和来找的人不在同一条线上。
supporter-invite = 偶尔听别的班组的同事说说话，你愿意吗？什么时候、聊哪方面、同时几个人，都由你定。
supporter-invite-see = 了解帮带同事
supporter-reminder = 有人想和你聊聊。
supporter-reminder-see = 去看看
supporter-reload = 刷新一下页面，看看有没有人想聊。
supporter-nothing = 现在没有人在等你。有人想聊时，会自动显示在这里。
supporter-offer = 有位同事想聊聊
supporter-offer-say = 双方都同意以后，你才看得到是谁、写了什么。不方便就直说：不用讲原因，也没有人会知道是你。
supporter-offer-yes = 可以，我来
supporter-offer-no = 这次不方便
supporter-offer-agreed = 你已经答应了
supporter-offer-agreed-say = 对方现在看得到你的名字，由对方决定。对方同意以后，你会看到是谁。
supporter-offer-take-back = 收回
supporter-in-language = 用{ $language }
supporter-agreed = 谢谢，接下来由那位同事决定。
supporter-declined = 没关系，会再问别人，没有人会知道是你没接。

# 帮带同事自己的设置。
supporter-volunteer-title = 你愿意做帮带同事吗？
supporter-yours = 你的安排
supporter-how-line = 只会配不在你这条线上的人：不是同一个班组，不是同一位班长，也不是你带的人。
supporter-how-consent = 一开始你只看得到聊哪方面、用什么语言、大概什么时候。双方都同意，才看得到名字和对方写的话。
supporter-how-listen = 你只要听。不用出主意，不做判断，不记笔记，听到的话留在你这里。要是担心对方的安全，“找人聊聊”里的电话，你们两个都可以打。
supporter-languages = 用什么语言聊
supporter-language-missing = 至少选一种语言。
supporter-topics = 更愿意聊哪方面
supporter-topics-help = 一个都不选，就是都可以。
supporter-cap = 同时最多几个人
supporter-cap-wrong = 请选 1 到 { $most }。
supporter-quiet = 哪段时间不要找你
supporter-quiet-from = 从
supporter-quiet-until = 到
supporter-quiet-wrong = 请填两个不同的时间，或者都空着。
supporter-volunteer = 我愿意
supporter-save = 保存
supporter-sight = 班长和管理员都看不到谁是帮带同事，也看不到谁和谁聊。只有你答应了哪位同事，对方才会知道。
supporter-welcome = 谢谢，你现在是帮带同事了。有同事想聊的时候，会显示在这里。
supporter-saved = 已保存。
supporter-end-title = 暂停或退出
supporter-end-say = 随时都可以。双方已经同意的还在，只是问过你的会转给别人。
supporter-pause = 暂停
supporter-resume = 恢复
supporter-stop = 不再做帮带同事
supporter-is-paused = 现在暂停中，不会再有新的人来找你。
supporter-paused = 已暂停，不会再有新的人来找你。
supporter-resumed = 欢迎回来，又可以有同事来找你了。
supporter-stopped = 你不再是帮带同事了，谢谢你听过大家说话。

# 隐私页。
privacy-supporters = 你找帮带同事的时候
privacy-supporters-say = 帮带同事是不在你这条线上、愿意听人说说话的同事。一开始对方只看得到你选的方面、用什么语言、大概什么时候，看不到名字，也看不到你写的话。对方答应了，你会看到是谁；你也同意了，对方才看得到你是谁、写了什么。哪一边没答应，另一边都不会知道对方是谁、为什么。班长和管理员看不到谁是帮带同事，也看不到谁和谁聊。表里如果可以选帮带同事，你能猜到你这条线以外至少有一位同事愿意。“聊得还好吗？”的回答只有你自己看得到。
