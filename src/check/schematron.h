// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/draft.h"
#include "check/fiche.h"

namespace paraphe {

// How rules are written
// ---------------------
// ISO/IEC 19757-3:2025 Schematron, queryBinding `xslt` (XPath 1.0). Supported: schema, ns, let at
// every level, pattern and group (documents), abstract patterns, abstract rules, those of `rules`
// for every pattern, include and extends (a whole rule file, a library, a fragment `file.sch#id`),
// phase (from, when), rule (first match in a pattern, every match in a group), visit-each, assert,
// report, value-of, name, emph, dir, span, diagnostics, properties (with `xsl:copy-of`), subject,
// severity, role, flag; `xsl:key` with `match` and `use` under schema. Not supported: external
// parameters (`schema/param`), variables in role and flag, XSLT. Anything else of Schematron or
// XSLT is a fault (`RUL-…`), never ignored.
//
// library. The root of a file that `extends` or `include` of a schema names: what it declares joins
// the schema; by itself it is no rule set.
//
// Phases. `when` is read when the phase asked for is `#ANY`: the first whose `when` holds of the
// document is taken, all patterns when none does. Asked for by its name, a phase runs whatever its
// `when` says.
//
// Required. `<sch:pattern r:requis="oui">`: when no rule of it fires, the check is incomplete
// (VER-03): what every draft has was not there to be checked, or the rules no longer know it.
//
// Identity. A finding carries the id of its assertion (else of its rule, else of its pattern) up to
// the first dot: `DUR-02.fin` is a finding of the rule `DUR-02`, described by
// `r:fiche[@regle='DUR-02']` under schema or pattern.
//
// Waivers. `derogeable` of the fiche: « oui » what the rule finds can be waived; « avertissements »
// what it warns of, and not what blocks; « non » nothing.
//
// Language. The text of an assertion is French unless `xml:lang` says otherwise; the diagnostic in
// English that `diagnostics` names gives the other language.
//
// Gates are phases: draft, deliberation, signature; `<sch:active pattern="#ALL"/>` names every
// pattern, and a variable of the phase can tell rules which gate it is. A variable `dateSignature`
// of the schema tells the signature date, which is the reference date when none is asked for. A
// variable `profilsDeduits` selects the values of the draft that call for a profile of their name.
//
// Severity. `severity`, else `role`, of the assertion, then of the rule; else error. A report or an
// assertion with `flag="juriste"` is no finding: it is listed for the lawyer.
//
// Place. The node of the context, or the first that `subject` selects. Functions that read prose
// return elements that stand for words of the draft (see below): as the subject, or as the item of
// `visit-each`, their place is those words.
//
// visit-each. `<sch:rule context="c:alinea" visit-each="v:dates(.)">`: the assertions run once for
// each node it selects, which is then the context node, current() and the place. The variables of
// the rule are evaluated on the node of `context`: `<sch:let name="alinea" value="."/>` keeps it at
// hand. `/`, key() and absolute paths always speak of the draft.
//
// Three states. Functions marked * are strict: an operand that is there but cannot be read makes
// the rule indeterminate (a finding at the operand; further rules that need it are notes of the
// same finding); an operand that is a declared blank makes it unknown (« à vérifier à la signature
// »). A declared blank is an element `blanc`, an element that holds one, or an attribute that its
// owner lists in `aVenir`: a strict function sees it when its argument is a path to the attribute
// (`../c:duree/@fin`), a variable whose whole value is such a path, or v:donnee(). An operand that
// is simply absent gives an empty string, NaN or false: the rule decides, with `not(@fin) or …`.
//
// `<r:attente nom="date" xml:lang="fr">` under schema says in a jurist's words what is awaited, for
// a name in `aVenir` or a value of an attribute of a blank; nom="habilitation/date" for one owner.
//
// Explanations. `<r:mots href="mots.xml"/>` under schema names a file beside it, `<r:mot
// de="duree/@fin" xml:lang="fr">le dernier jour écrit</r:mot>`: what the operands of tests are to a
// jurist, by the expression itself (`$effet`), by the attribute it selects, perhaps after its
// owner's name, or by the name of the element it selects.
//
// Functions. Core XPath 1.0; current(), key(), document() (files beside the rules). EXSLT dates
// (http://exslt.org/dates-and-times): add*, add-duration*, difference*, year*, month-in-year*,
// day-in-month*, day-in-week* (1: Sunday), leap-year*. Prefix v is urn:paraphe:fonctions:1.
//   v:avant*(d1, d2) d1 < d2; v:apres* >; v:auPlusTard* <=; v:auPlusTot* >=; v:memeJour* =
//   v:jours*(d1, d2) days from d1 to d2     v:dernier-jour*(effet, duree[, 'veille'|'quantieme'])
//   v:date-valide*(x), v:duree-valide*(x) never indeterminate
//   v:mois*(duree) a number of months       v:memeDuree*(a, b) P4Y and P48M are
//   v:reference() the reference date, ISO; '' when there is none
//   v:demandee() the same when the reader chose it (`--as-of`), which stands for a blank to come
//   v:format*(d) 21/09/2021                 v:date-lettres*(d) 21 septembre 2021
//   v:lettres*(n) quatre                    v:duree-lettres*(duree) quatre ans
//   v:euros*(240000.5) 240 000,50 €         v:luhn*(chiffres)
//   v:plier(s) lower case, no accents       v:singulier(s) folded singular
//   v:citant(noeuds, s) those whose text holds s, spaces and apostrophes written in any way
//   v:commencant(noeuds, 'a b') those whose text begins with one of these words; # a figure
//   v:vides(noeuds) those that hold no element and nothing but white space
//   v:liste(noeuds) their words, each once, a space on both sides
//   v:orphelins('cle', noeuds[, 'c:a c:b']) v:jeton, their words of which key() knows nothing; or
//                 those of which it knows something, but none of these elements
//   v:elements('c:a c:b') those of the document, in its order; v:attributs('a b') likewise
//   v:reunion(a, b…) as a | b, for many nodes; v:nieme(noeuds, rangs) those of these ranks, from 1
//   v:redites(noeuds, 80) v:redite, its @texte the first words, each of these elements that says in
//                 80 bytes or more what one before it says, word for word; @rang, which of them
//   v:repris(n[, 'c:titre']) the first sibling before n of its name, with text (or title) like it
//   v:semblable(a, b)                       v:donnee(elements, 'nom') attribute or its `aVenir`
//   v:profils() the roots of the profiles in force, each before what it extends
//   v:present(nom) whether a file of this name lies beside the draft; true when the draft lies
//   nowhere v:vote() the root of the text once put to the vote; nothing where none is known
//   v:ecarts()    v:ecart @genre (mots, donnee, ajout, retrait, deplacement), each thing in which
//                 the draft departs from that text; @nom of the attribute or element, @avant,
//                 @apres, @blancs (objects of the blanks it fills, or that stood beside), @attendu
//                 (« oui »: the text declared it as still to come). Its v:source() is the attribute
//                 or element of the draft; of a removal, the element that held what was removed
//   v:registre() the roots of the registers in force, the draft's own first
// Functions that write values in words (format, date-lettres, lettres, duree-lettres, euros) write
// English in a text of that language.
// Prose; words within `nomPropre` and `etranger` are passed over. Each element carries `texte`, the
// words as written; « oui » or « non » for conditions:
//   v:dates(n)    v:date @valeur (ISO, '' when there is no such day) @existe @jour @ordinal
//                 @chiffres @jourSemaine (« non »: the weekday written is wrong)
//   v:durees(n)   v:duree @valeur (ISO) @accord (letters and figures agree) @adjectif @avant (its
//                 sentence, up to its words; of a long one, the last thousand bytes)
//   v:comptes(n)  v:compte @valeur @nom (folded singular) @accord
//   v:montants(n) v:montant @valeur (euros) @accord @taxe (HT, TTC, net or '')
//   v:renvois(n)  v:renvoi @genre (article, annexe) @etiquette @numero @intervalle @ailleurs
//                 @sens (avant: « ci-dessus », apres: « ci-après », or '')
//   v:sigles(n)   v:sigle @developpe (its full name beside it)
//   v:rapports(n) v:rapport @partie @tout @pourcentage (« 88 sur 200 (soit 45 %) »)
//   v:pourcentages(n) v:pourcentage @valeur (of a hundred) @accord
//   v:intervalles(n) v:intervalle @debut @fin (ISO) @duree (ISO, the length stated beside, or '')
//   v:presque(n, names, 'a b|c d') v:presque @nom, each place where one of these names (of a node,
//                 its attributes a and b, those c and d, else its text) is written almost as it
//                 should be (near_names.h)
//   v:partages(n, names) v:partage @total, each sentence that gives a percentage to each of these
//   v:egalites(n, sommes) v:egalite @genre (produit, somme, part, taxe) @calcul (euros that its
//                 terms come to; of taxe, before tax) @dit (euros stated; of taxe, with tax)
//                 @juste: what the text says that amounts come to (prose_equations.h); elements
//                 among `sommes` are read as their @valeur and @taxe, as v:montant gives them
//   v:citations(n) v:citation @genre (loi, decret…) @numero @date (oui, non) @annee (0: none)
//   v:tournures(n, phrases) v:tournure, its attributes those of the element whose text is the
//                 phrase found (wordings.h tells how phrases are written; « {nom} » stands for
//                 the words of the `choix` of that name, at the head of the same file) and of its
//                 parent, @mot its first word, @avant and @apres the folded words beside it,
//                 @chiffres its figures, a space between two, @amorce the folded words and signs
//                 of its sentence before it (« … » past eight of them). Phrases may also be
//                 attributes: terms of the draft, in the singular or plural, whose text is then
//                 @phrase
//   v:doublons(n, 'de le') v:doublon @correction, each of these words typed twice in a row
//   v:mots(n, 'a b') v:mot, its content one of these words, standing alone in n's own text
//   v:rangs(n)    v:rang @valeur @nom
//   v:dates-vagues(n) v:dateVague @annee @mot @avant @saison v:lacunes(n) v:lacune @genre
//   v:typographie(n[, 'a b'])   v:faute @genre @texte @ecrit @correction @sur: faults of typography
//                 outside the elements named a and b; `texte`, the words around; `ecrit`, the same
//                 corrected; `correction`, what takes the place of the faulty signs; `sur`, nobody
//                 can have meant anything else
//   v:graphies(n, 'ETE ÉTÉ Ecole École'[, 'a b'])   the same for words, each before its spelling
//   v:lieu(x)     the elements of the draft that hold the words x stand for
//   v:premiers(x) of those with one `texte`, the first
//   v:source(n)   the nodes in whose text the words that n stand for were read
//   v:jetons(x)   v:jeton, its content one word of a list; of an attribute it keeps the place
//   v:passages(n, words)   v:passage, each place of these words; spaces and apostrophes of any kind
//
// Fixes. Schematron QuickFix (http://www.schematron-quickfix.com/validator/process): `sqf:fixes`
// under schema, `sqf:fix` with `use-when`, `sqf:replace` (match selects words, attributes or text),
// `sqf:add` of an attribute, `sqf:delete` (words, attributes, elements); an assertion names those
// it offers in `sqf:fix`, and they see its variables. They become `Diagnostic::edits`, safe ones
// with `r:sur="oui"`: those that change no wording. Nothing of them is read without a finding.
//
// `r:lieux="tous"` on an assertion about the whole document: the other nodes that `subject` selects
// are told in one note.
//
// Examples. `r:exemple` edits a model draft: `r:valeur` sets an attribute (made if its owner is
// there) or the text of an element, `r:remplace`, `r:ajoute` (position debut, fin), `r:retire`.
// @profil is put on the root; @gate restricts the gate at which the example speaks; with
// @vote="oui" the model as it was is the text once put to the vote.

struct RuleModel;

/// What `explain` tells of a rule.
struct RuleDescription {
  std::string id;
  Fiche fiche;
  struct Test {
    std::string key;      ///< pattern and assertion
    std::string context;  ///< XPath
    std::string test;     ///< XPath
    bool report = false;  ///< fires when the test holds
    Severity severity = Severity::error;
    Text text;                        ///< with « … » where values go
    std::vector<std::string> phases;  ///< in which it runs
    Place place;
  };
  std::vector<Test> tests;
};

/// A rule set: loaded, expanded, checked. Immutable: threads may share it.
class RuleSet {
 public:
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  /// The rule set whose main file is `regles.sch` in `folder`. With `Prose::later`, a fault inside
  /// a fiche shows only when the fiche is needed; everything else is judged at once.
  /// Errors: returns nothing exactly when it reported one, `RUL-…` at its place.
  static std::optional<RuleSet> load(const std::string& folder, Diagnostics& diagnostics,
                                     Prose prose = Prose::now);
  /// The same with another main file; `folder` bounds what it may include.
  static std::optional<RuleSet> load(const std::string& folder, const std::string& main_file,
                                     Diagnostics& diagnostics, Prose prose = Prose::now);

  std::string version() const;              ///< `schemaVersion`; may be empty
  std::vector<std::string> phases() const;  ///< the gates it knows
  /// Ids of its rules: those of fiches and of assertions, sorted.
  std::vector<std::string> rules() const;
  /// Nothing when there is no such rule. A fiche that cannot be read is empty.
  std::optional<RuleDescription> explain(std::string_view id) const;

  const RuleModel& model() const { return *model_; }

 private:
  explicit RuleSet(std::unique_ptr<RuleModel> model);
  std::unique_ptr<RuleModel> model_;
};

/// `draft` changed as `example` says, as bytes.
/// Errors: returns nothing exactly when it reported one (RUL-17: a path that selects nothing, or a
/// fragment that is not well-formed).
std::optional<std::string> apply_example(const Draft& draft, const RuleSet& rules,
                                         const Example& example, Diagnostics& diagnostics);

}  // namespace paraphe
