# 关于自己天气的暖心小发现，以及一周一句话。“好天气”指晴和多云。
fact-bright-run = 连着 { $shifts } 个班次都是好天气。
fact-weekday-run = 连着 { $weeks } 个{ $weekday }都是好天气。
fact-dry-run = 已经 { $shifts } 个班次没有雨和雷雨了。
fact-bright-weeks = 连着 { $weeks } 周，好天气的班次都比雨和雷雨的多。
fact-rain-passes = { $within ->
   *[other] 你的雨或雷雨一般不超过 { $within } 个班次：{ $of } 次里有 { $spells } 次是这样。
  }
fact-after-rain = 雨或雷雨之后，下一个班次多半是好天气：最近 { $of } 次里有 { $bright } 次。
fact-best-weekday = 今天是{ $weekday }，平均下来是你一周里天气最好的一天。
fact-best-shift = 平均下来，你上“{ $shift }”时天气最好。
fact-bright-month = 这个月已经有 { $shifts } 个好天气的班次，上个月整月是 { $before } 个。
fact-more-bright = 最近 20 个班次里有 { $now } 个好天气，再往前 20 个里有 { $before } 个。
fact-week-bright = 这周已经有 { $shifts } 个好天气的班次。
fact-weekday-usually = { $weekday }和你合得来：最近 { $of } 个里有 { $bright } 个是好天气。
fact-bright-share = 最近 13 周的 { $of } 个班次里，有 { $bright } 个好天气。
fact-bright-total = 这是你近一年里的第 { $shifts } 个好天气班次。

week-empty = 这周还没有记录。
week-one = 这周一个班次：{ $weather }。
week-bright = { $shifts } 个班次都是好天气。
week-dry = { $shifts } 个班次，没有下雨。
week-dry-bright = { $shifts } 个班次里有 { $bright } 个好天气，没有下雨。
week-cleared-up = { $shifts } 个班次里有 { $low } 个雨或雷雨，现在又是好天气了。
week-wet = { $shifts } 个班次里有 { $low } 个雨或雷雨，这一周不容易。
week-mixed-no-bright = { $shifts } 个班次里有 { $low } 个雨或雷雨。
week-mixed = { $shifts } 个班次里有 { $bright } 个好天气，{ $low } 个雨或雷雨。
