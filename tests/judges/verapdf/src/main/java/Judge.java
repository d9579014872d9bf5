// SPDX-License-Identifier: EUPL-1.2
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files against the part of PDF/A they claim (2A or 3A) and PDF/UA-1 with veraPDF's own rules. Exit 1 on
 * any failed rule.
 */
public final class Judge {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean compliant = files.length > 0;
    for (String file : files) {
      compliant &= judge(file, claimed(file));
      compliant &= judge(file, PDFAFlavour.PDFUA_1);
    }
    System.exit(compliant ? 0 : 1);
  }

  /** The metadata of a PDF/A file stand in it as plain text. */
  private static PDFAFlavour claimed(String file) throws Exception {
    String bytes = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    return bytes.contains("<pdfaid:part>2</pdfaid:part>") ? PDFAFlavour.PDFA_2_A : PDFAFlavour.PDFA_3_A;
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
