# "I need help now": the page with phone numbers, and the links to it.
help-now-link = I need help now
help-now-title = You don’t have to get through this alone
help-now-lead = Call now. You don’t need a reason, and you don’t need to know what to say.
help-now-numbers = Phone numbers
help-now-danger = If someone’s life is in danger, call the emergency services first.
help-now-danger-china = If someone’s life is in danger, call 120 or 110 first.
help-now-not-recorded = Weathervane doesn’t record that you opened this page. Your browser’s history may show it.
help-now-back = Back to Weathervane
help-now-keep = (it also works without a network and without signing in)
