# 为什么提这个建议。{$stressor} 是影响因素的名称。
why-stressor = 因为你提到了“{ $stressor }”。
why-stressor-of-team = 因为班组分享的天气里，“{ $stressor }”格外多。
why-flag-own = 因为你最近的天气不如平时。
why-flag-person = 根据最近分享给你的天气。
why-flag-team = 因为整个班组的天气都不如平时。
why-flag-stressor = 因为班组里好几个人同时提到同一件事。
why-stormy = 适合雷雨天。
why-rainy = 适合雨天。
why-cloudy = 适合阴天。
why-good-weather = 适合好天气。
why-tough-call-of = 因为你刚记下一通难受的电话：{ $source }。
why-tough-call = 因为你刚记下一通难受的电话。
