# `weathervane audit` 打印的内容。
audit-of-centre = 本中心已统计完的 { $weeks } 周：拿公布的每一个数字，试着反推其中每一个人。
audit-changed-since = 另有 { $weeks } 周在统计之后有人收回过内容，已公布的保持不变。这些周统计时已试着反推过：推出 { $pinned } 条。
audit-simulated = 模拟一个中心：{ $people } 人，{ $weeks } 周（种子 { $seed }）。凡是会公布的数字，都拿来试着反推其中每一个人。
audit-psychologist = 一位心理老师
audit-with-lead = 一位心理老师加一位班长（{ $leads } 位班长逐一试过）
audit-with-all-leads = 全部心理老师加全部班长
audit-everybody = 所有看不到这条记录的人，再加 { $helpers } 位说出自己答案的同事
audit-attack = { $who }：试了 { $attacked } 条，推出 { $pinned } 条。
audit-doings = “做了什么、什么有用”：由熟悉规则、又与 k−1 位同事对过答案的人，试着反推其中每一个人。共 { $months } 个月，公布 { $lines } 行；试了 { $attacked } 条反馈与跟进，推出 { $pinned } 条。
audit-doings-since = 另有 { $months } 个月，反馈或跟进在统计之后有变化；已公布的保持不变。
audit-cells = 共 { $weeks } 周，公布了 { $cells } 组数字；另有 { $withheld } 处人数够，仍然没有公布。
audit-teams = 分享人数不少于 { $sharers } 人的班组：{ $all } 周里公布了 { $shown } 周（{ $percent }%）。
audit-departments = 不少于 { $people } 人的部门：{ $all } 周里公布了 { $shown } 周（{ $percent }%）。
