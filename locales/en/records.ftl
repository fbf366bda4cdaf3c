### Record pages: forms, timeline, comments, followers, the bin, the command menu.

# What a form says
records-error-not-picked = There is no single match for “{ $value }”. Please pick one from the list.

# Rules of comments and facts
confirm-no-fact = This field is not one that is confirmed from time to time.
