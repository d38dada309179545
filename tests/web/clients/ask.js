// Asks the endpoint named on the command line what its parameters say, and prints the answer.
import ParsingClient from 'sparql-http-client/ParsingClient.js'

const [endpointUrl, kind, operation, query] = process.argv.slice(2)
const client = new ParsingClient({ endpointUrl })
const answer = await client.query[kind](query, { operation })

if (kind === 'select') {
  console.log(JSON.stringify(answer.map(row => row.h.value)))
} else if (kind === 'ask') {
  console.log(JSON.stringify(answer))
} else {
  console.log(JSON.stringify([...answer].map(quad => quad.object.value).sort()))
}
