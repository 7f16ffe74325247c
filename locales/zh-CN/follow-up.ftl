# 跟进：班长对一条提醒的打算和做法、前后对比，以及本人看到的内容。
follow-ups-title = 跟进
follow-ups-about = 等你做的事，和做完以后怎么样。这一页只有你看得到。
follow-ups-count-overdue = { $count } 条超时
follow-ups-count-to-check = { $count } 条待确认
follow-ups-none-title = 没有要跟进的
follow-ups-none = 想聊聊的请求、还没人接的提醒，以及这一周做完的，都会列在这里。
follow-ups-overdue = 已超时 · { $count }
follow-ups-to-check = 待确认 · { $count }
follow-ups-to-check-say = 这些同事在重点岗位。另一位班长说已经跟进，请你确认一下是不是真的做了。
follow-ups-waiting = 还没人接 · { $count }
follow-ups-mine = 跟进中 · { $count }
follow-ups-done = 最近七天做完的 · { $count }
follow-ups-too-early = 之后分享的日子还太少，暂时比不出来。

follow-up-plan = 写下打算怎么做
follow-up-change = 修改打算
follow-up-planned = 打算
follow-up-action = 做什么
follow-up-own-action = 别的，自己写
follow-up-fits = 适合这种情况
follow-up-others = 其他
follow-up-own-words = 用自己的话说
follow-up-details = 谁、何时、何地、为什么、怎么做、做多少
follow-up-who = 谁来做
follow-up-when = 什么时候
follow-up-where = 在哪里
follow-up-why = 为什么
follow-up-how = 怎么做
follow-up-how-much = 做多少
follow-up-readers = { $name }和这个班组的班长都能看到。写打算怎么做，不写诊断。
follow-up-save-plan = 保存打算
follow-up-no-such-action = 请从列表里选一项。
follow-up-nothing-planned = 请选一项，或者用自己的话写下打算怎么做。
follow-up-too-long = 现在有 { $length } 字，最多 { $longest } 字。内容都还在，请精简一点。
follow-up-said-planned = 打算已保存。
follow-up-said-not-yours = 这条由别人跟进，或者还没有人接，所以没有保存。

follow-up-key-post = 这位同事在重点岗位，请在 { $hours } 小时内跟进。
follow-up-second = 做完以后由另一位班长确认：{ $names }（前提是这些日子也分享给了对方）。
follow-up-no-second = 本该由另一位班长确认做完了没有，但这个班组没有第二位班长。管理员可以增加一位。
follow-up-check = 确实做了
follow-up-check-say = 问问跟进的班长，或者问问{ $name }，是不是真的做了。聊了什么，不必告诉你。
follow-up-checked = { $name }在{ $day }确认过，已经做了。
follow-up-said-checked = 谢谢，已记下你确认过。
follow-up-said-nothing-to-check = 这里没有需要你确认的。

follow-up-by-itself = 什么都不做，大约
follow-up-short = 之后 { $after }，之前 { $before }；什么都不做也会回到 { $expected } 左右。
follow-up-expected = 1 是雷雨，5 是晴天。提醒总是出现在天气差的时候，所以不管做什么，接下来的日子多半会好一些：像这样的日子，什么都不做也会回到 { $expected } 左右，二十次里有十九次在 { $low } 到 { $high } 之间。
follow-up-difference = 和这个相比，相差 { $estimate }，大致在 { $low } 到 { $high } 之间。
follow-up-within-chance = 这个差别，碰巧也会有。
follow-up-better = 比碰巧能解释的要好。
follow-up-lower = 比碰巧能解释的要差，最好早点再问问。

follow-up-state-left-alone = 本人希望不再跟进
follow-up-left-alone = { $name }希望这件事到此为止，不用说明原因。写下的内容已经删除，之后也不会再有人跟进这一条。
follow-up-said-left-alone = 本人希望不再跟进这一条，所以没有保存。
follow-up-said-stopped = 好的。之后不会再有人跟进这一条，写下的内容已经删除。

follow-up-me-taken = { $name }想和你聊聊这件事。
follow-up-me-asked = 已请{ $name }来和你聊聊这件事。
follow-up-me-done = { $name }在{ $day }跟进过了。
follow-up-me-written = 写下的内容
follow-up-me-stop = 请到此为止
follow-up-me-stop-say = 跟进就此结束，写下的内容会删除。你不用说明原因，对方也只会知道你提了这个要求。
follow-up-me-stopped = 你希望这件事到此为止，不会再有人跟进。
follow-up-me-key-post = 你在重点岗位。如果班长看到关于你的提醒，会有一位在 { $hours } 小时内来跟进，再由另一位确认做了没有。除此以外，他们看到的天气不会比别人的多。
