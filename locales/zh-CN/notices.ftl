# 下一次打开页面时告诉大家的事：谁做了什么，关系到谁，从哪天起。
notice-person = { $name }（{ $id }）
notice-and-more = { $names }，还有 { $count } 人
notice-your-team = 你们班组
notice-what-by = { $what }{ $by }
notice-by = 操作人：{ $name }。
notice-by-command-line = 这是在服务器的命令行上操作的。
notice-by-set-up = 通过一次性链接设立。
notice-by-code = 是用恢复码确认的。
notice-invited-again = { $day }有人给你新建了设置密码的邀请。如果不是你要的，请告诉管理员。
notice-password-by-invitation = { $day }有人用邀请链接重设了你的密码。如果不是你本人，请马上告诉管理员。
notice-account-reset = { $count ->
   *[other] { $people }的密码在{ $day }用邀请链接重设过。本人用恢复码确认之前（或同角色的同事确认之前），这个账号看不到以前的任何内容。
}
notice-own-reset-confirmed = { $day }有同事确认新密码是你本人在用。以前分享给你的内容，你又能看到了。
notice-reset-confirmed = { $count ->
   *[other] { $day }已确认{ $people }的新密码是本人在用。重设密码以前看得到的内容，这个账号又能看到了。
}
notice-lead-joined = { $count ->
   *[other] 从{ $day }{ $until ->
        [none] 起
       *[other] 到{ $until }
      }，{ $people }是{ $team }的班长。从那时起大家分享给班长的，看得到；更早的看不到。
}
notice-peer-lead-joined = { $count ->
   *[other] 从{ $day }起，{ $people }是{ $team }的班长。你们在同一职场：满 { $days } 天后，要是你的密码被重设，对方可能可以替你确认是本人。如果大家都不认识这个人，请告诉心理老师。
}
notice-lead-taken-back = { $count ->
   *[other] { $people }原定从{ $day }起是{ $team }的班长，现在已经取消。
}
notice-own-lead-taken-back = 你原定从{ $day }起是{ $team }的班长，现在已经取消。
notice-own-lead = 从{ $day }{ $until ->
    [none] 起
   *[other] 到{ $until }
  }，你是{ $team }的班长。从那时起大家分享给班长的，你看得到；更早的看不到。
notice-member-joined = { $count ->
   *[other] 从{ $day }起，{ $people }在{ $team }工作。从那时起大家分享给班组的，看得到；更早的看不到。
}
notice-own-member = 从{ $day }起，你在{ $team }工作。从那时起，你分享的内容给这个班组和它的班长看；以前的记录留在原来的班组。
notice-psychologist-joined = { $count ->
   *[other] 从{ $day }起，{ $people }是这里的心理老师。心理老师只看得到很多人合在一起的情况，看不到任何人的名字。
}
notice-own-psychologist = 从{ $day }起，你是这里的心理老师。你看得到很多人合在一起的情况，以及大家自己来找你谈的事。
notice-admin-joined = { $count ->
   *[other] 从{ $day }起，{ $people }是这里的管理员。管理员管人员和班组，看不到天气。
}
notice-own-admin = 从{ $day }起，你是这里的管理员。你管人员和班组，看不到天气。
notice-check-ins-imported = { $count ->
   *[other] { $day }有 { $count } 条记录从文件导入到你名下。在“我的天气”里可以查看，也可以删除。
}
notice-zone-changed = { $site }的时区在{ $day }改过。今天仍按原来的时间结束，从第二天起用新时区。
notice-shifts-changed = 你的班次在{ $day }改过。今天仍按原来的班次算，从第二天起用新班次。
notice-own-key-post = 从{ $day }起，你在重点岗位。如果班长看到关于你的提醒，会有一位在 { $hours } 小时内来跟进，再由另一位确认做了没有。
notice-own-key-post-ended = 从{ $day }起，你不在重点岗位了，关于你的跟进恢复平常的时限。
notice-event-cancelled = { $day }的“{ $title }”取消了。
notice-booking-cancelled = 你在“心理老师”页约的{ $day }的时间取消了。
notice-referral-closed = 你在“心理老师”页提出的转介已在{ $day }结束，分享的副本已经删除。需要的话，随时可以再提。
notices-put-away = 知道了
