// SPDX-License-Identifier: EUPL-1.2
import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Judges PDF files against PDF/A-3A and PDF/UA-1 with veraPDF's own rules. Exit 1 on any failed rule. */
public final class Judge {
  private static final PDFAFlavour[] FLAVOURS = {PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1};

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean compliant = files.length > 0;
    for (String file : files) {
      for (PDFAFlavour flavour : FLAVOURS) {
        compliant &= judge(file, flavour);
      }
    }
    System.exit(compliant ? 0 : 1);
  }

  private static boolean judge(String file, PDFAFlavour flavour) throws Exception {
    try (InputStream in = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(flavour, 100, false, false, false)) {
      ValidationResult result = validator.validate(parser);
      Map<String, String> failures = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          failures.putIfAbsent(
              assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber(),
              assertion.getMessage() + " @ " + assertion.getLocation().getContext());
        }
      }
      System.out.println(file + ": " + flavour + ": " + (result.isCompliant() ? "PASS" : "FAIL")
          + ", " + result.getTotalAssertions() + " checks, " + failures.size() + " failed rules");
      failures.forEach((rule, message) -> System.out.println("  " + rule + " " + message));
      return result.isCompliant();
    }
  }

  private Judge() {}
}
