import json
from io import BytesIO

import pyoxigraph as ox

from stancegraph.export import View, write


def test_json_ld_holds_the_same_triples_sorted_by_node(view: View) -> None:
    jsonld, ntriples = BytesIO(), BytesIO()
    write(view, jsonld, format="jsonld")
    write(view, ntriples, format="nt")
    document = json.loads(jsonld.getvalue())
    names = [node.get("@id", node.get("id")) for node in document["@graph"]]
    assert names == sorted(names)
    assert len(names) == 44
    read = ox.parse(jsonld.getvalue(), ox.RdfFormat.JSON_LD)
    assert set(read) == set(ox.parse(ntriples.getvalue(), ox.RdfFormat.N_TRIPLES))
