"""Words that leave open whether a thing is there."""

from everyday.noun_words import (
    BALL_GAMES,
    BOYS,
    CHILDREN,
    COLD,
    GIRLS,
    MEN,
    MOTORCYCLES,
    NEAR_WATER,
    PLURAL_PEOPLE,
    ROLES,
    SINGLE_PEOPLE,
    WOMEN,
)

OPEN: dict[str, str] = {
    "a person": """hand hands arm arms face rides wearing his her skateboard skateboarding biking wakeboard
    snowboarding surfing skiing motocross costume costumes kayaking parasailing cowgirl statue statues mannequin
    sitting parade motorcycle race someones their""",
    "people": f"{SINGLE_PEOPLE} game match race parade party city street market band restaurant stadium beach",
    "a man": f"""{ROLES} {BOYS} {CHILDREN} he his him hand hands player rider game race skiing motocross surfing male
    kayak statue boat car motorcycle""",
    "a woman": f"{ROLES} {GIRLS} {CHILDREN} she her hand hands female females skiing surfing game statue bikini",
    "a child": f"{ROLES} {MEN} {WOMEN} young little small game hand hands playground younger",
    "a boy": f"{ROLES} {CHILDREN} {MEN} young little male game",
    "a girl": f"{ROLES} {CHILDREN} {WOMEN} young little female game pink dress",
    "a baby": f"{CHILDREN} boy girl little small family stroller carriage young mother",
    "a crowd": f"{PLURAL_PEOPLE} game stadium parade market fans bleachers race match gathering party concert",
    "an animal": """pet pets tail paws fur furry leash cage zoo farm statue toy stuffed_animal rodeo carousel creature
    mouse""",
    "a dog": "animal animals pet pets leash paws tail hot_dog stuffed_dog toy_dog",
    "a cat": "animal animals pet pets stuffed_animal toy",
    "a bird": "animal animals zoo beak feathers kite kites chicken turkey pond lake beach",
    "a duck": "bird birds pond lake swan swans animal toy",
    "a horse": """animal animals rodeo carriage cart donkey carousel polo farm carousel_horse toy_horse horse_drawn
    cowboy""",
    "a cow": "animal animals farm pasture herd rodeo buffalo field",
    "a sheep": "animal animals farm pasture herd goat goats",
    "a goat": "animal animals farm herd sheep",
    "a bear": "teddy_bear stuffed_bear stuffed_animal animal animals toy zoo",
    "a monkey": "animal animals zoo toy stuffed_animal",
    "a rabbit": "animal animals toy stuffed_animal pet",
    "a fish": "fishing fisherman fishermen aquarium underwater animal whale dolphin seafood sushi sea_lion animals",
    "a turtle": "animal animals zoo aquarium",
    "a butterfly": "insect insects wings",
    "a vehicle": """street road traffic city toy_car toy_train toy_truck toy_boat wheel wheels driving parking race
    motor wheelchair stroller highway scooter skateboard track rail tracks machine jet_ski sleigh""",
    "a car": """vehicle vehicles truck trucks van vans street streets road traffic parking city bus buses highway
    driving race toy_car racing driver buildings building downtown driveway motorcycle motorcycles bike sidewalk
    parade town wheel track""",
    "a truck": """vehicle vehicles van vans jeep trailer suv traffic parking street road car cars tractor toy_truck
    construction""",
    "a bus": "vehicle vehicles van trolley street traffic city bus_stop trailer",
    "a train": "track tracks railroad rail rails subway station platform train_track train_station toy_train vehicle",
    "a plane": "airport runway wing wings flying glider toy_plane paper_airplane helicopter tarmac",
    "a boat": """water lake river dock pier harbor sea ocean raft surfboard paddle vessel marina bay fishing toy_boat
    jet_ski""",
    "a bicycle": f"bike bikes biker bikers biking cycle cycling rides ride riding rider tricycle wheel {MOTORCYCLES}",
    "a bike": """rides riding rider cycle cycling cyclist wheel wheelie ramp vehicle scooter atv race racer tricycle
    dirt""",
    "a motorcycle": """bike bikes biker bikers rides riding rider vehicle race racer scooter atv helmet dirt
    four_wheeler""",
    "a skateboard": "skate skates skater skaters skating board ramp rail trick rollerblades",
    "a snowboard": "board ski skier skiing snow slope trick sled",
    "a surfboard": "board boards surf surfing wave waves wakeboard boogie bodyboard wetsuit surfs paddle",
    "skis": "snow slope snowboard snowboarder sled skier winter waterski waterskiing waterskier",
    "a sled": "snow hill tube tubes snowboard saucer",
    "a kite": "flying parasail parachute parasailing string kiteboarding windsurfing",
    "a frisbee": "toy mouth catch catches catching jump jumps jumping fetch ring dog",
    "a ball": f"""{BALL_GAMES} mouth play playing plays fetch retrieve bowl sports sport player players team uniform
    balloon round""",
    "a football": f"ball game player players tackle team uniform uniforms rugby soccer soccer_ball field {BALL_GAMES}",
    "a basketball": "ball game player players court hoop jump jersey uniform team",
    "a tennis racket": "tennis racket badminton court player paddle lacrosse",
    "a swing": "playground park swinging rope hammock",
    "a slide": "playground sliding inflatable pool bouncy bounce",
    "a trampoline": "jump jumps jumping bounce bouncing inflatable bouncy flip midair air",
    "a rope": """climb climber climbing climbs leash harness swing tug string cord line water ski wakeboard climbers
    rappelling lasso rodeo net boat kite tied""",
    "a tent": "camp camping canopy campsite booth shelter market awning festival umbrella stall fair",
    "an umbrella": "rain beach parasol shade raining",
    "a flag": "banner parade sign soldiers american military pole",
    "a balloon": "party ball birthday inflatable celebration",
    "a stick": "branch log mouth bat pole hockey wood carrying fetch racket hiking ski cane rod baton twig paddle",
    "a toy": """ball frisbee mouth play playing plays doll bear stuffed_animal kite balloon children child baby
    toddler dog dogs puppy game lego rope stick""",
    "a teddy bear": "bear bears toy toys doll stuffed_animal stuffed_toy bed",
    "a guitar": "band instrument instruments music musician musicians stage performing performs concert playing plays",
    "a drum": "band instrument instruments music musician musicians stage parade concert",
    "a microphone": """sing singing singer singers stage band concert speaking speech music performing performs
    karaoke performer""",
    "an instrument": "band music musician musicians stage concert parade performing performs performer performers",
    "a camera": "the_camera photo photograph picture pictures photos taking video film filming phone tripod",
    "a phone": "talking talks electronic device devices camera remote hand photo texting talk headphones",
    "a computer": """keyboard monitor screen desk mouse office monitors electronics apple computer_screen tablet
    electronic computer_mouse""",
    "a laptop": "computer computers desk screen keyboard office notebook electronics",
    "a television": "monitor screen screens living_room wii nintendo video game room remote_control remote controller",
    "a book": """reading read reads magazine bookshelf notebook bookcase book_shelf book_case shelf shelves menu paper
    desk room library desk""",
    "a newspaper": "reading read reads paper magazine papers book",
    "a clock": "tower watch time room building",
    "a suitcase": "bag bags travel airport baggage case briefcase",
    "a backpack": "bag bags hiker hikers hiking pack camping gear climber mountain luggage school student students",
    "a helmet": """football hockey motorcycle bike bicycle biker rider rides skier motocross skateboarder snowboarder
    racer cyclist hat batter baseball skiing gear bikes motorcycles cap lacrosse kayak climber skateboard riding
    player players uniform""",
    "a costume": "dressed dress halloween mask parade outfit outfits clown santa uniform festival traditional dancing",
    "a dress": "skirt wedding bride woman women girl girls lady costume costumes dressed outfit ladies robe",
    "a tie": "suit suits formal man business tuxedo dressed uniform wedding",
    "a swimsuit": """swim swimming beach pool water bathing shirtless shorts wetsuit surf ocean speedo surfer lake
    river wave""",
    "food": """eat eats eating eaten restaurant dining kitchen plate plates bowl cook cooking grill picnic market
    table snack orange baking oven bite drink tray dish refrigerator party lick licking bag basket birthday chews
    chewing nuts serve mouth bun microwave counter fridge cup apple""",
    "a cake": "birthday dessert party pastry wedding candles pie food candle celebration bakery",
    "a pizza": "food slice pie cheese restaurant oven meal toppings pan",
    "a sandwich": "food meal eating eats eat bread lunch hot_dog restaurant bun plate",
    "fruit": """food orange market bowl eating eats tree snack salad vegetable vegetables produce meal dessert
    orange_juice""",
    "a banana": "fruit fruits food market produce",
    "vegetables": """food meal market plate dish produce soup sandwich pizza garden corn vegetable cooking kitchen
    bowl pasta""",
    "ice cream": "eating eats eat dessert cone lick licking food snack treat cream",
    "a bowl": "dish food soup salad sink kitchen eating container pot fruit table plate toilet",
    "a knife": """cutting cut fork plate food kitchen utensils cake cuts slicing scissors cook dinner silverware blade
    table""",
    "a bench": "sitting sits seat seated park picnic_table station bus_stop chair seats stadium bleacher deck",
    "a couch": "chair sitting room living_room lounging seat furniture lying futon bed chairs",
    "a bed": "bedroom blanket pillow pillows lying hotel sleeping couch laying sleeps crib blankets room",
    "a kitchen": """stove oven refrigerator fridge counter sink cabinets cooking microwave food appliances dishwasher
    cook baking restaurant room dishes countertop table cabinet""",
    "a bathroom": "toilet shower sink bathtub bath mirror urinal urinals tub stall tile toothbrush brushing",
    "a toilet": "bathroom restroom seat stall outhouse",
    "a sink": "bathroom kitchen faucet restroom counter toilet mirror dishes brushing toothbrush",
    "a refrigerator": "kitchen appliances cabinets appliance",
    "an oven": "kitchen appliances cooking baking appliance toaster grill cabinets cook",
    "a mirror": "bathroom sink bedroom reflection motorcycle car dresser truck makeup toothbrush room",
    "stairs": "step ladder railing rail handrail escalator skateboarder skateboard building porch jumping",
    "a bridge": "river train tracks overpass pier walkway train_track dock canal highway",
    "a tower": "building buildings church castle clock city lighthouse skyline",
    "a statue": "sculpture monument fountain memorial figure figurine",
    "a stop sign": "sign signs intersection street stop corner",
    "a traffic light": "traffic street intersection city light lights signal road corner",
    "a fire hydrant": "street sidewalk city",
    "a parking meter": "meter meters street sidewalk parking",
    "a fountain": "water park sprinkler spray city square plaza statue jets splash splashing sprinklers pool",
    "a swimming pool": """water swim swimming swims swimmer splash splashing splashes diving dive dives goggles trunks
    swimsuit slide underwater inflatable raft tube bathing bikini floating""",
    "water": f"{NEAR_WATER} plants green farm elephant elephants jumping jumps",
    "a beach": """sand sandy ocean sea water surf surfing surfer surfers wave waves lake volleyball island rocks
    bikini sunset pier swimsuit rocky umbrella bay dune dunes boat boats kite seagull seagulls river dog_beach""",
    "sand": "dirt shore coast ocean seashore shoreline sea volleyball playground rocks surf waves mud desert_road lake",
    "waves": "ocean sea water beach splash lake shore splashing river whitewater boat",
    "a waterfall": "water river rapids rocks stream fountain cliff",
    "snow": f"{COLD} mountaintop hockey bear polar_bear sled peak",
    "a forest": """tree trees trail hiking path grass leaves bushes park river stream hill mountain brush foliage log
    branches wilderness camping yard""",
    "flowers": """garden plant plants vase field grass lei bush bushes wedding yard park dress flower_pot floral bride
    house""",
    "a mountain": """rock rocks rocky snow slope boulder skiing ski canyon landscape valley climbing climber climbs
    hike hiking scenic snowy skier snowboarder background view desert trail countryside lake hikers hiker climb
    sledding rural downhill""",
    "a sunset": "sun evening night silhouette silhouettes sky horizon orange light dark clouds",
    "fire": """grill fireplace torch smoke burning candle candles camping cooking sparkler sparklers barbecue stove lit
    lighter hot""",
    "mud": "dirt dirty puddle water swamp marsh wet river motocross dirt_bike race obstacle dust bank",
}
"""By thing: words that neither name it nor let one say that it is absent."""
