/** Turns each item of a stream into events, gives the stream's result, and ends the stream when left early. */
export async function* relay<Item, Result, Event>(
  stream: AsyncGenerator<Item, Result, undefined>,
  eventsOf: (item: Item) => Iterable<Event>,
): AsyncGenerator<Event, Result, undefined> {
  try {
    let step = await stream.next();
    for (; !step.done; step = await stream.next()) yield* eventsOf(step.value);
    return step.value;
  } finally {
    await stream.return(undefined as never);
  }
}
