(Marrowby Courier) -- A bakery in Marrowby has dismissed its robot after six weeks, saying that it could knead, prove and slice but could not say good morning.

Owner Marguerite Ansell-Poole bought the machine, known on the night shift as "Doughminic," to replace a baker who had retired.

"It never complained and it never burned a loaf," Ansell-Poole said. "But people don't come in at six for perfection. They come in to be asked about their hip."

Sales of rolls rose by a tenth in the first week and fell by a third in the second. Customers told the bakery that the shop had grown too quiet.

"I said good morning to it, and it gave me a baguette," said Ignatius Obi-Wray, a postman who has bought the same bun since 1996. "I didn't want a baguette. I wanted to moan about the hill."

The makers, Crumbotics, said the robot had worked "within its parameters." A spokeswoman for the firm said a talking model would follow in the autumn.

Winifred Osei-Blake, who is standing for mayor of Pellworth, called the affair "a lesson in yeast and manners."

"You can't automate a wink," the candidate told a rally of bakers on Thursday.

The robot's place has been taken by Ansell-Poole's nephew, Dougal. He can't slice straight, she says, but "he's got the patter."

The machine is for sale. "One careful owner," the advertisement begins.

@highlight

Bakery bought a robot for the night shift and let it go after six weeks

@highlight

Customers said that they missed being asked about their health

@highlight

Its makers promise a model that can talk
