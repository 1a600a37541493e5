// SPDX-License-Identifier: MIT OR Apache-2.0
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;

/**
 * Lucene beside our search: indexes the passages that {@code scale --export} wrote and answers the same queries
 * (bench/scale/queries.h), with the lines that {@code scale} prints.
 *
 * <p>{@code java -cp 'JARS/*' LucenePeer.java PASSAGES.tsv QUERIES-PREFIX DIRECTORY}
 */
public final class LucenePeer {
  private static final int TOP = 10;
  private static final int ROUNDS_BEFORE_THE_CLOCK = 5; // the virtual machine compiles what is asked often
  private static final double WRITER_MEGABYTES = 200;
  private static final String[] COLUMNS = {"title", "names", "topics", "heading", "body"};
  private static final String[] CLASSES = {
    "rare", "common", "and", "or", "phrase", "prefix", "question", "facets", "suggest", "correction", "related"
  };
  private static final String SYSTEM = "Lucene " + Version.LATEST;

  private final Analyzer analyzer = new EnglishAnalyzer();
  private final FacetsConfig facets = new FacetsConfig();
  private final Path directory;
  private DirectoryReader reader;
  private IndexSearcher searcher;
  private SortedSetDocValuesReaderState events;

  private LucenePeer(Path directory) {
    this.directory = directory;
  }

  private void build(Path passages) throws IOException {
    IndexWriterConfig config =
        new IndexWriterConfig(analyzer)
            .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
            .setRAMBufferSizeMB(WRITER_MEGABYTES);
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(directory), config);
        BufferedReader lines = Files.newBufferedReader(passages)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        writer.addDocument(document(line.split("\t", -1)));
      }
    }
  }

  private Document document(String[] cells) throws IOException {
    Document document = new Document();
    for (int i = 0; i < COLUMNS.length; ++i) {
      document.add(new TextField(COLUMNS[i], cells[i + 1], Field.Store.YES));
    }
    if (!cells[6].isEmpty()) {
      document.add(new SortedSetDocValuesFacetField("event", cells[6]));
    }
    return facets.build(document);
  }

  private void open() throws IOException {
    reader = DirectoryReader.open(FSDirectory.open(directory));
    searcher = new IndexSearcher(reader);
    events = new DefaultSortedSetDocValuesReaderState(reader, facets);
  }

  private void answer(String name, String text) throws IOException, ParseException {
    Query query = query(name, text);
    TopDocs found;
    if (name.equals("facets")) {
      FacetsCollector collector = new FacetsCollector();
      found = FacetsCollector.search(searcher, query, TOP, collector);
      new SortedSetDocValuesFacetCounts(events, collector).getTopChildren(TOP, "event");
    } else {
      found = searcher.search(query, TOP);
    }
    for (ScoreDoc hit : found.scoreDocs) {
      searcher.storedFields().document(hit.doc);
    }
  }

  private Query query(String name, String text) throws IOException, ParseException {
    switch (name) {
      case "related":
        MoreLikeThis like = new MoreLikeThis(reader);
        like.setAnalyzer(analyzer);
        like.setFieldNames(new String[] {"body"});
        return like.like("body", new StringReader(text));
      case "question":
        return parser(QueryParser.Operator.OR).parse(QueryParser.escape(text));
      case "suggest":
        QueryParser title = new QueryParser("title", analyzer);
        title.setDefaultOperator(QueryParser.Operator.AND);
        return title.parse(QueryParser.escape(text.strip()) + "*");
      case "correction":
        return parser(QueryParser.Operator.AND).parse(corrected(text));
      default:
        return parser(QueryParser.Operator.AND).parse(text);
    }
  }

  private QueryParser parser(QueryParser.Operator operator) {
    QueryParser parser = new MultiFieldQueryParser(COLUMNS, analyzer);
    parser.setDefaultOperator(operator);
    return parser;
  }

  private String corrected(String text) throws IOException {
    DirectSpellChecker checker = new DirectSpellChecker();
    StringBuilder words = new StringBuilder();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      SuggestWord[] nearest = checker.suggestSimilar(new Term("body", word), 1, reader);
      words.append(nearest.length > 0 ? nearest[0].string : word).append(' ');
    }
    return words.toString();
  }

  private void measure(String name, List<String> queries) throws IOException, ParseException {
    for (int round = 0; round < ROUNDS_BEFORE_THE_CLOCK; ++round) {
      for (String query : queries) {
        answer(name, query);
      }
    }
    double[] times = new double[queries.size()];
    for (int i = 0; i < times.length; ++i) {
      double start = processorMs();
      answer(name, queries.get(i));
      times[i] = processorMs() - start;
    }
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT,
        "latency\t%s\t%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f%n",
        SYSTEM,
        name,
        times.length,
        Arrays.stream(times).average().orElse(0),
        at(times, 0.5),
        at(times, 0.95),
        at(times, 0.99),
        at(times, 1));
  }

  private static double at(double[] times, double part) {
    return times[(int) Math.round(part * (times.length - 1))];
  }

  private static double processorMs() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
  }

  private static double processSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
        / 1e9;
  }

  private static void clear(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static long bytes(Path directory) throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        sum += Files.size(file);
      }
    }
    return sum;
  }

  public static void main(String[] arguments) throws IOException, ParseException {
    if (arguments.length != 3) {
      System.err.println("usage: LucenePeer PASSAGES.tsv QUERIES-PREFIX DIRECTORY");
      System.exit(2);
    }
    Path directory = Path.of(arguments[2]);
    clear(directory);
    LucenePeer peer = new LucenePeer(directory);
    double start = processSeconds();
    peer.build(Path.of(arguments[0]));
    System.out.printf(
        Locale.ROOT, "build\t%s\t%.1f\t%d%n", SYSTEM, processSeconds() - start, bytes(directory));
    peer.open();
    for (String name : CLASSES) {
      Path queries = Path.of(arguments[1] + name + ".txt");
      if (Files.exists(queries)) {
        peer.measure(name, Files.readAllLines(queries));
      }
    }
  }
}
