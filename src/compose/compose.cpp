// SPDX-License-Identifier: EUPL-1.2
#include "compose/compose.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "compose/blocks.h"
#include "compose/body.h"
#include "compose/inline.h"
#include "compose/scribe.h"

namespace paraphe {

namespace {

/// The parts in the order of print. Those that name the former act or an annex's term only where
/// the text does not are written after the text; calls of notes are then numbered in reading order,
/// since titles and parties hold none.
std::vector<Block> write_blocks(Scribe& scribe) {
  const Agreement& agreement = scribe.agreement();
  std::vector<Block> body = write_recitals(scribe);
  int number = 0;
  for (const Article& article : agreement.articles) {
    body.push_back(write_article(scribe, article, ++number));
  }
  body.push_back(write_closing(scribe));
  std::vector<Block> annexes = write_annexes(scribe);
  body.insert(body.end(), std::make_move_iterator(annexes.begin()),
              std::make_move_iterator(annexes.end()));

  std::vector<Block> blocks;
  if (scribe.form().cover) {
    blocks.push_back(write_cover(scribe));
    blocks.emplace_back().kind = Block::Kind::page_break;
  } else {
    blocks.push_back(write_title_block(scribe));
  }
  const std::size_t headings = agreement.articles.size() + agreement.annexes.size();
  const int from = scribe.form().toc_from;
  if (from > 0 && headings >= static_cast<std::size_t>(from)) {
    blocks.push_back(write_contents(scribe, body));
  }
  blocks.push_back(write_parties(scribe));
  blocks.insert(blocks.end(), std::make_move_iterator(body.begin()),
                std::make_move_iterator(body.end()));
  return blocks;
}

std::string pattern(Scribe& scribe, const std::string& text, const Arguments& arguments) {
  std::vector<std::string> unknown;
  Runs runs = expand(text, arguments, {}, unknown);
  for (const std::string& name : unknown) {
    scribe.error(
        "GAB-04", {},
        {"l’en-tête ou le pied du gabarit demande « {" + name +
             "} », que le programme ne donne pas",
         "the header or footer of the template asks for '{" + name +
             "}', which the program does not give"},
        {"retirer cet emplacement, ou corriger son nom", "remove this place, or correct its name"});
  }
  scribe.finish(runs);
  return spoken(runs);
}

/// The title of the act, wherever the first heading of level 1 stands.
const Block* title_in(const std::vector<Block>& blocks) {
  for (const Block& block : blocks) {
    if (block.role == Role::heading && block.level == 1) return &block;
    if (const Block* found = title_in(block.children)) return found;
  }
  return nullptr;
}

/// The logos that the paper shows, and the strips that show them.
void write_logos(Scribe& scribe, Document& document) {
  const Agreement& agreement = scribe.agreement();
  std::vector<Image> logos = logos_of(agreement);
  if (logos.empty()) return;
  bool shown = scribe.form().cover;
  for (Strip* strip : {&document.layout.header, &document.layout.footer}) {
    if (strip->logo_height <= 0) continue;
    shown = true;
    for (const Party& party : agreement.parties)
      strip->logos.push_back({logo_of(agreement, party), short_name(party)});
  }
  if (!shown) return;
  document.images = std::move(logos);
  document.image_limits = scribe.form().image_limits;
}

/// A name that no attachment has yet: names are the keys under which a file lists them.
std::string free_name(const Document& document, std::string name) {
  const auto taken = [&](const Attachment& each) { return each.name == name; };
  while (std::any_of(document.attachments.begin(), document.attachments.end(), taken))
    name = "_" + name;
  return name;
}

/// What it takes to print the file again from itself: the source first, the template (what it
/// extends before it), the logos.
void write_attachments(Scribe& scribe, Document& document) {
  const ComposeOptions& options = scribe.options();
  document.attachments.push_back({options.source_name, "application/xml", "Source",
                                  spoken(scribe.say("piece.source")), options.source});
  for (const TemplateFile& file : scribe.form().files) {
    document.attachments.push_back({free_name(document, file.name + ".gabarit.xml"),
                                    "application/xml", "Supplement",
                                    spoken(scribe.say("piece.gabarit")), file.bytes});
  }
  for (const Image& image : document.images) {
    document.attachments.push_back(
        {image.file, "image/png", "Supplement", spoken(scribe.say("piece.logo")), ""});
  }
}

/// What stands under the boxes where a page is initialled. Of many signatories each would have a
/// box too narrow for its initials.
void write_paraphes(Scribe& scribe, Document& document) {
  const std::vector<Party>& parties = scribe.agreement().parties;
  document.paraphes_together = parties.size() > document.layout.most_paraphes;
  if (document.paraphes_together) {
    document.paraphes = {spoken(scribe.say("paraphes"))};
    return;
  }
  for (const Party& party : parties) document.paraphes.push_back(short_name(party));
}

void write_metadata(Scribe& scribe, Document& document) {
  const Agreement& agreement = scribe.agreement();
  const ComposeOptions& options = scribe.options();
  if (const Block* title = title_in(document.blocks)) document.title = spoken(title->runs);
  document.subject = capitalized(agreement.nature);
  std::vector<Runs> names;
  for (const Party& party : agreement.parties) {
    Runs name = write_content(scribe, party.denomination);
    scribe.finish(name);
    names.push_back(std::move(name));
  }
  document.author = spoken(join(scribe, names, {}));
  document.language = scribe.form().language;
  if (options.as_of) document.date = to_string(*options.as_of);
  document.properties = options.properties;
  document.fingerprint = options.fingerprint;
  if (!options.source.empty()) write_attachments(scribe, document);
}

/// By its reference, else by who its parties are: whoever holds one page only learns what to ask
/// for.
PageClaim write_claim(const Agreement& agreement, const ComposeOptions& options) {
  PageClaim claim;
  claim.for_signature = options.for_signature;
  if (options.original) {
    claim.original = *options.original;
    claim.originals = agreement.closing.originals;
  }
  if (!agreement.references.empty()) {
    claim.agreement = agreement.references.front().number;
    return claim;
  }
  for (const Party& party : agreement.parties)
    claim.agreement += (claim.agreement.empty() ? "" : " ") + short_name(party);
  return claim;
}

}  // namespace

void write_strips(Scribe& scribe, Layout& layout) {
  const Agreement& agreement = scribe.agreement();
  std::vector<Runs> names;
  for (const Party& party : agreement.parties) names.push_back(plain(short_name(party)));
  Runs status;
  if (!scribe.options().for_signature) status = scribe.say("statut." + agreement.status);
  Runs act = plain(capitalized(agreement.nature));
  if (!agreement.rank.empty()) {
    act = scribe.say("acte.numero", {{"acte", std::move(act)}, {"n", plain(agreement.rank)}});
  }
  Arguments arguments{{"acte", std::move(act)},
                      {"parties", join(scribe, names, {})},
                      {"version", plain(agreement.version)},
                      {"statut", std::move(status)},
                      {"reference", {}},
                      {"page", plain("{page}")},
                      {"pages", plain("{pages}")}};
  if (!agreement.references.empty()) {
    arguments["reference"] = plain(agreement.references.front().number);
  }
  arguments["original"] = write_original(scribe, layout);
  for (Strip* strip : {&layout.header, &layout.footer}) {
    for (std::string* part : {&strip->left, &strip->center, &strip->right}) {
      *part = pattern(scribe, *part, arguments);
    }
  }
}

void add_watermark(Scribe& scribe, const std::string& name, Document& document) {
  const auto found = scribe.form().watermarks.find(name);
  if (found != scribe.form().watermarks.end()) {
    document.watermarks.push_back(found->second);
    return;
  }
  scribe.error("GAB-08", {},
               {"le gabarit n’a pas de filigrane « " + name + " »",
                "the template has no watermark '" + name + "'"},
               {"ajouter <filigrane objet=\"" + name + "\" …/>",
                "add <filigrane objet=\"" + name + "\" …/>"});
}

std::optional<Document> compose(const Agreement& agreement, const Template& form,
                                const ComposeOptions& options, Diagnostics& diagnostics) {
  Scribe scribe(agreement, form, options, diagnostics);
  Document document;
  document.layout = form.layout;
  document.layout.strike_unused = form.layout.strike_unused || options.strike;
  document.blocks = write_blocks(scribe);
  write_strips(scribe, document.layout);
  write_logos(scribe, document);
  write_metadata(scribe, document);
  write_paraphes(scribe, document);
  if (form.layout.qr_side > 0) document.claim = write_claim(agreement, options);
  if (!options.for_signature) add_watermark(scribe, "projet", document);
  if (agreement.illustrative) add_watermark(scribe, "exemple", document);
  if (scribe.failed()) return std::nullopt;
  return document;
}

}  // namespace paraphe
