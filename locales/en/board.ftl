board-sky = The sky now
board-teams = Teams
board-title-morning = { $team }, this morning
board-title-afternoon = { $team }, this afternoon
board-title-evening = { $team }, this evening
board-title-night = { $team }, tonight
board-about = { $count ->
    [one] One person has shared with you today. Who has not is nobody’s business.
   *[other] { $count } people have shared with you today. Who has not is nobody’s business.
}
board-about-nobody = Tiles come as people share.
board-about-first-day = Your first day here.
board-live = live
board-as-of = as of { $time }
board-lost = No connection since { $time }. This is the last picture that arrived; it will go on by itself.
board-no-usual = no usual yet
board-wish = would like a word
board-first-day-title = Your board starts today
board-first-day = Tiles come as people share. “Against usual” begins after 20 shared shifts of a person; flags begin then, too. Until that day the best instrument is to ask.
board-nobody-title = No weather yet
board-nobody = A tile appears here the moment somebody shares with you. Each person decides that for each day, and silence has many good reasons.
board-no-team-title = No team today
board-no-team = The roster names no team that you lead today. If it should, tell an admin; the board opens as soon as it does.
