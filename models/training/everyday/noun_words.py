"""Words of Flickr8k's and COCO's training captions by what they name, sorted by hand.

A compound stands with underscores and in the singular, whichever number the caption has.
"""

MEN = """man men guy guys gentleman gentlemen businessman businessmen cowboy cowboys groom groomsmen father fireman
firemen fisherman fishermen policeman policemen cameraman husband grandfather boyfriend dad mens"""
WOMEN = """woman women lady ladies bride bridesmaid bridesmaids mother mom grandmother cheerleader cheerleaders
girlfriend businesswoman wife brunette waitress ballerina womens"""
BOYS = "boy boys son schoolboy brother brothers"
GIRLS = "girl girls daughter schoolgirl sister sisters"
CHILDREN = """child children kid kids toddler toddlers baby babies infant infants youngster youngsters preschooler
newborn schoolchildren childs"""
ROLES = """person persons people player players rider riders surfer surfers skier skiers skateboarder skateboarders
snowboarder snowboarders biker bikers bicyclist bicyclists cyclist cyclists motorcyclist motorcyclists climber
climbers hiker hikers skater skaters runner runners swimmer swimmers boarder boarders racer racers batter batters
catcher catchers umpire referee goalie goalkeeper footballer footballers jockey jockeys kayaker kayakers dancer
dancers performer performers musician musicians guitarist drummer singer vendor vendors worker workers officer
officers soldier soldiers adult adults couple couples crowd crowds audience spectator spectators onlooker onlookers
pedestrian pedestrians passengers tourist tourists teenager teenagers teen teens student students someone somebody
friend friends team teams family families opponent opponents wrestler wrestlers acrobat artist chef waiter customer
customers shopper shoppers diners wakeboarder windsurfer parasailer parasailers snowmobiler rollerblader bmxer
gymnast jogger joggers skydiver diver divers photographer photographers athlete athletes teammate teammates
competitor competitors youth youths human humans individual individuals clown firefighter firefighters cop cops
protesters commuters sailor sailors rowers paddler backpacker backpackers mountaineer kneeboarder parents parent
bystanders football_player basketball_player baseball_player soccer_player tennis_player ice_skater coach
quarterback teacher farmer golfer golfers waterskier bowler equestrian ballplayer hitter defender rafters
lifeguard"""
PLURAL_PEOPLE = """people men women children kids guys ladies boys girls players riders surfers skiers skateboarders
snowboarders bikers bicyclists cyclists motorcyclists climbers hikers skaters runners swimmers racers dancers
performers musicians soldiers adults couple couples crowd crowds audience spectators onlookers pedestrians
passengers tourists teenagers teens students friends team teams family families opponents wrestlers customers
shoppers diners parasailers joggers divers athletes teammates competitors youths humans individuals firefighters
workers officers cheerleaders toddlers babies footballers jockeys kayakers vendors brothers sisters parents
bystanders gentlemen firemen policemen fishermen businessmen groomsmen bridesmaids youngsters persons protesters
commuters photographers golfers sailors rowers backpackers batters schoolchildren infants"""
EVERYONE = f"{MEN} {WOMEN} {BOYS} {GIRLS} {CHILDREN} {ROLES}"

DOGS = """dog dogs puppy puppies poodle poodles greyhound greyhounds collie collies terrier terriers retriever
retrievers labrador lab doberman dobermans rottweiler rottweilers german_shepherd husky huskies dachshund pitbull
beagle bulldog corgi dalmatian spaniel chihuahua hound hounds pug doggie boxer_dog pomeranian schnauzer"""
CATS = "cat cats kitten kittens kitty tabby calico feline"
BIRDS = """bird birds duck ducks goose geese seagull seagulls gull gulls pigeon pigeons swan swans parrot parrots
owl owls eagle flamingo flamingos rooster hen peacock ostrich pelican heron hawk crow crows penguin penguins
parakeet falcon sparrow stork cockatoo hummingbird egret vulture macaw finch robin"""
OTHER_ANIMALS = """animal animals horse horses pony ponies foal mare cow cows cattle bull bulls calf calves ox oxen
sheep lamb lambs ram rams ewe goat goats elephant elephants giraffe giraffes zebra zebras bear bears cub cubs panda
pandas deer moose elk antelope camel camels llama donkey donkeys mule pig pigs hog monkey monkeys ape gorilla
chimpanzee rabbit rabbits bunny squirrel squirrels fox wolf wolves lion lions tiger tigers leopard cheetah snake
snakes lizard turtle turtles tortoise frog frogs fish fishes shark whale dolphin dolphins seal seals butterfly
butterflies bee bees insect insects bug bugs spider hamster kangaroo rhino hippo buffalo bison lobster crab ferret
otter beaver raccoon walrus starfish jellyfish snail rat polar_bear hedgehog"""
ANIMALS = f"{DOGS} {CATS} {BIRDS} {OTHER_ANIMALS}"

CARS = """car cars taxi taxis cab jeep jeeps suv suvs minivan sedan convertible racecar race_car hatchback limousine
volkswagen automobile automobiles police_car sports_car"""
TRUCKS = "truck trucks pickup pickups firetruck fire_truck fire_engine semi lorry dump_truck tow_truck pickup_truck"
BICYCLES = "bicycle bicycles bicyclist bicyclists cyclist cyclists bmx mountain_bike tandem unicycle"
MOTORCYCLES = """motorcycle motorcycles motorbike motorbikes motorcyclist motorcyclists motocross moped mopeds
dirtbike dirt_bike motor_bike motor_scooter motor_cycle"""
BOATS = """boat boats canoe canoes kayak kayaks kayaking ship ships sailboat sailboats raft rafts rowboat ferry
yacht speedboat motorboat barge gondola tugboat dinghy kayaker kayakers canoeing rafting rowboats sail_boat row_boat
speed_boat"""
TRAINS = "train trains locomotive railcar tram trolley streetcar trams"
PLANES = "airplane airplanes plane planes jet jets aircraft airliner jetliner biplane jumbo_jet airplan fighter_jet"
BUSES = "bus buses minibus double_decker"
VEHICLES = f"""{CARS} {TRUCKS} {BICYCLES} {MOTORCYCLES} {BOATS} {TRAINS} {PLANES} {BUSES} vehicle vehicles van vans
bike bikes atv atvs tractor snowmobile scooter scooters wagon cart helicopter four_wheeler go_kart carriage
trailer"""

FOOD = """food foods meal meals pizza pizzas sandwich sandwiches cake cakes cupcake cupcakes banana bananas apple
apples oranges fruit fruits vegetable vegetables veggies broccoli carrot carrots donut donuts doughnut doughnuts
bread salad cheese meat hot_dog hotdog hotdogs burger hamburger fries french_fries pasta noodles rice soup egg eggs
dessert desserts pastry pastries cookie cookies ice_cream icecream popsicle lollipop chocolate candy sausage bacon
steak seafood tomato tomatoes potato potatoes onions lettuce strawberry strawberries grapes pear pears peach peaches
lemon lemons watermelon pineapple corn beans bagel pancake pancakes waffle waffles toast pie breakfast lunch dinner
snack snacks sushi taco tacos burrito pretzel muffin muffins mushrooms peppers spinach cauliflower pepperoni
toppings frosting berries popcorn omelet pumpkin pumpkins cereal ham"""
BALLS = "ball balls soccer_ball tennis_ball rugby_ball golf_ball beachball beach_ball basketballs footballs baseballs"
BALL_GAMES = """basketball football baseball volleyball softball football_player football_game football_team
football_uniform football_field basketball_player basketball_game basketball_court basketball_team baseball_game
baseball_field baseball_uniform baseball_team soccer_player soccer_game soccer_field tennis_match volleyball_game
tennis_court tennis_racket baseball_bat soccer tennis rugby cricket golf kick kicks kicking dribbling dribbles
dribble batter bat batting pitch pitching catcher catch catching throws throwing court goal match game polo hockey
racket racquet bowling fetch pool_table juggling juggles juggler volley hitting quarterback baseball_player
football_player tennis_player toy"""

WATER = """water ocean sea lake river pool swimming_pool waves wave stream creek pond waterfall fountain surf
surfing surfer surfers swim swims swimming swimmer swimmers puddle canal rapids splash splashes splashing wading
wades bay harbor underwater lagoon kayaking kayak canoe canoeing rafting whitewater waterway waters wakeboarding
wakeboarder sprinkler sprinklers surfs waterskiing waterskier shoreline"""
NEAR_WATER = """beach shore coast dock pier boat boats bridge island wet wetsuit hose bath bathtub shower sink
toilet bathroom glass bottle drink drinks rain rainy ice snow mud muddy swimsuit bikini fishing sailboat ship raft
paddle dive diving dives marsh swamp swan duck ducks seagull seagulls goose geese fish trunks rock rocks cliff vase
dish kettle slide slides inner tube drinking rafts sand sandy kitchen restroom whale dolphin seal"""
BEACHES = "beach beaches seashore shore shoreline seaside coast"
SNOW = """snow snowy skiing skier skiers ski skis snowboard snowboarder snowboarders snowboarding snowmobile
snowball snowshoes sledding sled snowsuit snowcapped snowboards skiis snowbank snowdrift snowman"""
COLD = "winter ice icy frozen mountain mountains slope slopes downhill cold glacier jacket coat white glove gloves hat"
GRASS = "grass grassy lawn meadow pasture grasses field"
TREES = """tree trees forest woods wooded woodland jungle palm pine branch branches orchard grove pines treetops
christmas_tree tree_trunk fruit_tree apple_tree orange_tree banana_tree"""
MOUNTAINS = (
    "mountain mountains mountaintop mountainside mountainous hill hills hillside hilly cliff cliffs peak peaks glacier"
)
ROCKS = "rock rocks rocky boulder boulders cliff cliffs stones canyon rock_wall rock_climbing"
ROADS = """road roads street streets highway intersection driveway lane freeway roadway roadside dirt_road crosswalk
alley avenue"""
BUILDINGS = """building buildings house houses skyscraper skyscrapers church castle barn tower towers hotel
apartment storefront warehouse palace temple cathedral museum mosque cottage cabin hut clock_tower skyline"""
SINGLE_PEOPLE = f"{MEN} {WOMEN} {BOYS} {GIRLS} {CHILDREN} {ROLES} hand hands arm face legs feet"
