// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "compose/scribe.h"
#include "compose/signing_order.h"

namespace paraphe {

/// The parts of the printed agreement around its articles, one function a part.

/// Title, numbers given by the parties, period, the former act where the text does not name it.
Block write_title_block(Scribe& scribe);
/// A page of its own: logos of the parties, title, period, parties, former acts, numbers.
Block write_cover(Scribe& scribe);
/// « Entre … et … », the collective name, « en présence de ».
Block write_parties(Scribe& scribe);
/// Visas, considérants, preamble, hinge formula, definitions.
std::vector<Block> write_recitals(Scribe& scribe);
/// « Fait à …, le … » and the signature boxes, as one group.
Block write_closing(Scribe& scribe);
/// Each annex on a page of its own.
std::vector<Block> write_annexes(Scribe& scribe);
/// The entries of `blocks`, their headings of level 2.
Block write_contents(Scribe& scribe, const std::vector<Block>& blocks);

/// Fills the patterns of header and footer.
void write_strips(Scribe& scribe, Layout& layout);
/// « Original n° 2/3 — CNRS », where one is asked for. Reports an original that is not: of more
/// than there are, of an act signed electronically, in a template that keeps no place for it.
Runs write_original(Scribe& scribe, const Layout& layout);
/// Adds the watermark `name` of the template; reports one that is missing.
void add_watermark(Scribe& scribe, const std::string& name, Document& document);

/// « M. Antoine Petit ».
Runs write_person(Scribe& scribe, const Person& person);
/// The pictures that the parties give as their logos, each file once.
std::vector<Image> logos_of(const Agreement& agreement);
/// The place of the logo of `party` among them; -1: it has none.
int logo_of(const Agreement& agreement, const Party& party);
/// The denomination of a party with its article: « la Région Normandie ». Without one where neither
/// the noun nor the alias tells its gender and number.
NounPhrase noun_of(Scribe& scribe, const Party& party);
/// The short name of a party: its acronym, or its alias without the article.
std::string short_name(const Party& party);

}  // namespace paraphe
