// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/diagnostic.h"
#include "compose/content.h"

namespace paraphe {

/// An agreement between public bodies as values, without XML. Words of the vocabulary that only
/// choose a phrase of the template (`epst`, `arrete`, `derniereSignature`…) stay as they are
/// written; what the program reckons with is typed.

/// The names of attributes declared as not known yet; `oui` stands for all of them.
struct ToCome {
  std::set<std::string> names;
  bool has(const std::string& name) const {
    return names.count(name) != 0 || names.count("oui") != 0;
  }
};

struct Person {
  std::string id, civility, first_name, name, capacity;
  Source source;
  std::optional<Date> since = {}, until = {};  ///< of the mandate or of the functions

  Gender gender() const { return civility == "Mme" ? Gender::feminine : Gender::masculine; }
};

/// The act of a deliberating body that authorises or approves.
struct Authorisation {
  std::string nature, form, organ, number;
  std::optional<Date> date, publication, transmission;
  ToCome to_come;
  Source source;
};

struct Delegation {
  std::string nature, form, number, scope, impediment;
  std::string by;  ///< id of the person who delegates
  std::optional<Date> date, publication, transmission;
  std::optional<Date> end;  ///< its last day, where it has one
  ToCome to_come;
  Source source;
};

struct Delegate {
  Person person;
  Delegation delegation;
};

struct Seat {
  std::string street, complement, postal_code, city;
  std::string country;  ///< in French, « Suisse »; empty in France
  Source source;
};

struct Party {
  std::string id, type, siren, siret, acronym, alias, on_behalf_of;
  std::string logo;  ///< the name of a file beside the draft
  std::optional<Gender> gender;
  Content denomination;
  std::optional<Content> legal_form;
  Seat seat;
  Person representative;
  std::vector<Authorisation> authorisations;
  std::optional<Delegate> delegate;
  Source source;

  /// Who signs: the delegate, or else the legal representative.
  const Person& signatory() const { return delegate ? delegate->person : representative; }
};

/// A body in whose presence the act is signed; no party.
struct Attendant {
  std::string id;
  Content denomination;
  std::optional<Person> representative;
  Source source;
};

struct Body {
  std::string id, name, acronym, language;
  Source source;
};

struct Notice {
  std::string id, object, days;
  std::optional<Duration> length;
  Source source;
};

struct Renewal {
  std::string id, form;
  std::optional<Duration> length;
  std::optional<Duration> notice;  ///< before the end, to agree on it or to oppose it
  Source source;
  std::optional<int> times = {};  ///< how often at most; nothing: the draft does not say
};

/// A report or an evaluation. `moment`: `annuel`, `mi-parcours`, `final`, or a day.
struct Review {
  std::string id, moment;
  Source source;
};

/// The duration of the agreement or of an annex.
struct Term {
  std::string id, effect;  ///< `date`, `signature`, `derniereSignature`…
  std::optional<Duration> length;
  std::optional<Date> start;  ///< of the effect `date`
  std::optional<Date> end;    ///< the last day, where the draft gives it
  std::optional<Date> from;   ///< the day `length` runs from, where it is not that of the effect
  Counting counting = Counting::veille;
  bool open_ended = false;
  std::optional<Renewal> renewal;
  std::vector<Notice> notices;
  std::vector<Review> reviews;
  ToCome to_come;
  Source source;
};

struct PartyReference {
  std::string party, number;
  Source source;
};

/// An amendment of an act before the one in hand.
struct FormerAmendment {
  std::string number;
  std::optional<Date> date, end;  ///< `end`: the new last day, where it extended the act
  Source source;
};

/// The act that this one renews, replaces, applies or amends (`modifie`).
struct Predecessor {
  std::string relation, nature, reference, year;
  std::optional<Date> date;
  std::optional<Content> title;
  Source source;
  std::optional<Date> end = {};  ///< its last day, as its amendments left it
  std::vector<FormerAmendment> amendments = {};
};

struct Definition {
  std::string id, term;
  Content content;
  Source source;
};

/// A visa or a considérant.
struct Recital {
  Content content;
  Source source;
};

struct Article {
  std::string id;
  Content title;
  std::vector<BodyPart> parts;
  Source source;
};

struct Annex {
  std::string id, file, pages;
  bool landscape = false;
  Content title;
  std::optional<Term> term;
  std::vector<BodyPart> parts;
  Source source;
};

struct DeclaredBlank {
  Blank blank;
  Source source;
};

struct Closing {
  int originals = 1;
  std::string place, mode;
  std::optional<Date> date;
  std::vector<DeclaredBlank> blanks;
  Source source;
};

/// An agreement, or an amendment of one: its nature is then the name of its root.
struct Agreement {
  std::string nature, profile, status, version, language;
  std::string rank;           ///< of an amendment among those of its act; empty for an agreement
  bool illustrative = false;  ///< something in it says so
  Content title;
  std::vector<PartyReference> references;
  std::string first_year, last_year;  ///< of the period shown in the title; empty: none
  std::vector<Predecessor> predecessors;
  std::vector<Party> parties;
  std::vector<Attendant> attendants;
  std::vector<Body> bodies;
  Term term;
  std::vector<Recital> visas, considerations;
  std::vector<BodyPart> preamble;
  std::vector<Definition> definitions;
  std::vector<Article> articles;
  Closing closing;
  std::vector<std::string> signing_order;  ///< ids of parties; empty: the order of the parties
  std::vector<Annex> annexes;
  Source source;

  const Party* party(std::string_view id) const;
  const Body* body(std::string_view id) const;
  /// A representative, a delegate or an attendant's representative.
  const Person* person(std::string_view id) const;
  bool signed_already() const { return status == "signe"; }
};

/// Reads an agreement from the bytes of a draft that was accepted and is valid against
/// schemas/convention.xsd; `Source` counts in these bytes. Prefixes are dropped, comments and
/// processing instructions passed over. White space is kept in running text.
/// Errors: returns nothing exactly when it reported one (the root is neither `convention` nor
/// `avenant`); of an invalid draft it reads what is there.
std::optional<Agreement> read_agreement(std::string_view bytes, Diagnostics& diagnostics);

}  // namespace paraphe
