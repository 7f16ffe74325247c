# 阳光便签：同事之间、写给班组，以及客户的夸奖。
thanks-title = 阳光便签
thanks-lead = 谁让你今天轻松了一点，给对方写一句。没有人统计，班长也看不到谁写给了谁。
thanks-say = 说声谢谢
thanks-to = 写给谁
thanks-to-help = 同事的全名，或者班组的名称。
thanks-glyph = 配一张小图
thanks-line = 一句话
thanks-line-help = 说说对方做了什么，最多 { $most } 个字。
thanks-with-name = 对方给班组看的时候，可以带上我的名字
thanks-who = { $minutes } 分钟后送到，送到之前可以收回。送到以后就是对方的了，对方看没看，你不会知道。写给班组的，组员都能看到。
thanks-send = 送出便签
thanks-to-missing = 请填写姓名。
thanks-to-unknown = 没有找到这个名字。请检查一下写法，或者填工号。
thanks-to-several = 有不止一个符合。请填工号，或者班组的全称。
thanks-to-oneself = 便签是写给别人的。客户夸你的话，可以记在下面。
thanks-glyph-missing = 请选一张小图。
thanks-line-missing = 请写一句话。
thanks-line-long = 最多 { $longest } 个字。
thanks-limit-same = 今天已经谢过{ $name }了。你写的还在这里，明天再送一样暖。
thanks-limit-day = 一天 { $most } 张，已经很暖了，今天先到这里。你写的还在。
thanks-given = 正在送给{ $name }，{ $minutes } 分钟内可以收回。

thanks-glyph-sunshine = 阳光：因为你，一天都亮了
thanks-glyph-shelter = 雨伞：你替我挡了雨
thanks-glyph-rainbow = 彩虹：最后都好了
thanks-glyph-cup = 热茶：你真贴心
thanks-glyph-sprout = 新芽：跟你学到了

thanks-on-the-way = 还在路上
thanks-on-the-way-to = 写给{ $name }
thanks-take-back = 收回
thanks-taken-back = 已收回，对方没有收到。

thanks-received = 写给你的
thanks-received-none = 还没有。收到的会放在这里，只有你看得到。
thanks-about = { $from } · { $day }
thanks-from-colleague = 一位同事
thanks-from-customer = 一位客户
thanks-audience = 谁能看到
thanks-audience-me = 只有我
thanks-audience-team = 我的班组和班长
thanks-audience-wall = 还有班组大屏（不写名字）
thanks-show = 更改
thanks-show-help = 展示一周，每次只展示一张，随时可以收回。
thanks-hidden = 现在只有你看得到。
thanks-shown-team = 你的班组和班长可以看一周。
thanks-shown-wall = 会在班组页面和大屏上展示一周，大屏上不写名字。
thanks-more = 删除或反映
thanks-more-talk = 删除或找人聊聊
thanks-remove = 删除
thanks-removed = 已删除，不会告诉任何人。
thanks-report = 反映
thanks-report-to = 交给谁
thanks-report-help = 对方会看到这句话和是谁写的，就像你想找对方聊聊一样。别人都不会知道。
thanks-report-line = 有张便签让我不舒服（{ $from }）：“{ $line }”

thanks-praise = 客户夸你了？
thanks-praise-say = 趁还记得，写下来。和上面的便签一样，只有你看得到。
thanks-praise-line = 客户说了什么
thanks-praise-keep = 记下来
thanks-praise-kept = 记下了。
thanks-limit-praise = 一天记了 { $most } 条，真是个好日子！你写的还在，明天再记。

thanks-to-team = 写给{ $team }
thanks-to-team-help = 组员都能看到。删掉一张，大家就都看不到了。

thanks-shown = 阳光便签
thanks-for = 写给{ $name }
thanks-for-from = { $from }写给{ $name }
thanks-for-team = { $from }写给全组
thanks-for-team-unnamed = 写给全组

thanks-new = 有一张写给你的便签
thanks-see-all = 看全部便签
thanks-reminder = 有新的便签写给你。
thanks-reminder-see = 去看看

privacy-thanks = 阳光便签
privacy-thanks-say = 便签只有收到的人能看，对方愿意给谁看，谁才看得到；写给班组的，组员能看到。没有人统计、没有排名，班长看不到谁写给了谁。收到的人给班组看的便签，班长也能看到，但看不到是谁写的。写的人删除自己说过的一切之后，便签还在，名字没了。是谁写的和便签一起保存，收到的人删掉为止。另外，为了算每天的上限，写的人写给了谁会单独记一天。

# 演示中心里的人写的。
simulated-thanks-new = 谢谢你接了我最后一通，我赶上了班车！
simulated-thanks-praise = “说好几点回电就几点回的，你是第一个。”
simulated-thanks-older = 你教我的那句关于等待的话，我到现在还在用。
simulated-thanks-shown = 周一那天，你替我们两个人都稳住了。
simulated-thanks-team = 第一周上晚班，一路被你们投喂。最好的班组。
