# Supporters: colleagues from another reporting line who listen. {$name} is the supporter whom the asker would talk with.
talk-to-supporter = A supporter: a colleague outside your reporting line
talk-to-supporter-say = they see your name and what you wrote only once you’ve both agreed
supporter-about = What about
supporter-about-optional = for a supporter, optional
supporter-topic-any = Anything
supporter-topic-unknown = Choose a topic from the list.
supporter-sent = We’re looking for a supporter. They see only the topic, the language and roughly when. You’ll see here who it would be.
supporter-sent-again = We were already looking. Your request now has your latest words.

# What the asker sees.
supporter-is-asked = We’re asking supporters for you. They don’t know who you are. The answer appears here.
supporter-is-looking = No supporter can talk right now. We’ll keep looking until { $day }; you can ask someone else as well.
supporter-is-willing = { $name } would be glad to talk with you. If you agree, { $name } sees your name and what you wrote.
supporter-is-talked = { $name } noted that you talked. This closes with your answer, or by itself on { $day }.
supporter-agree-with = Yes, talk with { $name }
supporter-rather-another = I’d rather talk with someone else
supporter-asker-agreed = Agreed. You’ve both said yes; your supporter now sees your name and your words.
supporter-asker-declined = No problem. We’ll ask someone else. Nobody is told why.
supporter-good = Was it good to talk?
supporter-good-sight = Only you see your answer.
supporter-good-yes = Yes, it was
supporter-good-no = Not really
supporter-answered = Thank you. Your answer is for you alone, and what you wrote is deleted.

# What the supporter sees.
supporter-title = Supporters
supporter-lead = Colleagues who listen, from outside the asker’s reporting line.
supporter-invite = Would you listen to a colleague from another team now and then? You decide when, about what and for how many.
supporter-invite-see = About being a supporter
supporter-reminder = Someone would like to talk to you.
supporter-reminder-see = See it
supporter-reload = Reload the page to see whether someone would like to talk.
supporter-nothing = Nobody is waiting for you. New requests appear here by themselves.
supporter-offer = A colleague would like to talk
supporter-offer-say = You’ll see who it is and what they wrote once you’ve both agreed. If it doesn’t suit you, say so: you don’t need a reason, and nobody learns that it was you.
supporter-offer-yes = Yes, I can
supporter-offer-no = Not this time
supporter-offer-agreed = You said yes
supporter-offer-agreed-say = They now see your name and decide. If they agree, you’ll see who it is.
supporter-offer-take-back = Take it back
supporter-in-language = in { $language }
supporter-agreed = Thank you. Your colleague decides now.
supporter-declined = That’s fine. Someone else is asked, and nobody learns that you declined.

# What a supporter offers.
supporter-volunteer-title = Would you like to be a supporter?
supporter-yours = What you offer
supporter-how-line = Only people outside your reporting line can be matched with you: not your team, not people with the same lead, nobody you lead.
supporter-how-consent = You first see only the topic, the language and roughly when. You both agree before you see a name or a line.
supporter-how-listen = You listen. You don’t advise, diagnose or take notes, and what you hear stays with you. If you’re worried about someone’s safety, the phone numbers under Support are for both of you.
supporter-languages = Languages you’d talk in
supporter-language-missing = Choose at least one language.
supporter-topics = Topics you’d rather talk about
supporter-topics-help = If you choose none, you may be asked about any.
supporter-cap = How many people at the same time
supporter-cap-wrong = Choose a number from 1 to { $most }.
supporter-quiet = Hours when nobody should ask you
supporter-quiet-from = From
supporter-quiet-until = Until
supporter-quiet-wrong = Enter two different times, or leave both empty.
supporter-volunteer = Be a supporter
supporter-save = Save
supporter-sight = Leads and admins never see who is a supporter or who talks with whom. A colleague learns it only when you’ve said yes to them.
supporter-welcome = Thank you. You’re a supporter now; when a colleague would like to talk, you’ll see it here.
supporter-saved = Saved.
supporter-end-title = Pause or stop
supporter-end-say = You can do either at any time. What you’ve both agreed to stays; what was only offered goes to others.
supporter-pause = Pause
supporter-resume = Go on
supporter-stop = Stop being a supporter
supporter-is-paused = You’re paused: nobody new is sent to you.
supporter-paused = Paused. Nobody new is sent to you.
supporter-resumed = Welcome back. Colleagues can be sent to you again.
supporter-stopped = You’re no longer a supporter. Thank you for listening.

# On the privacy page.
privacy-supporters = When you ask for a supporter
privacy-supporters-say = A supporter is a colleague outside your reporting line who offered to listen. At first they see only the topic you chose, the language and roughly when: no name, no words. If they say yes, you see who it would be; only if you say yes too do they see your name and what you wrote. If either of you declines, the other learns neither who nor why. Leads and admins never see who is a supporter or who talks with whom. If the form offers you a supporter, you can tell that at least one colleague outside your line volunteered. Your answer to “Was it good to talk?” is for you alone.
