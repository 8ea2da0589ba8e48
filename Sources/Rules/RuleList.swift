// SPDX-License-Identifier: Apache-2.0

package import Linting

/// The rules that are written in Swift, by family.
package enum RuleList {
  package static let all: [RuleDefinition] = [
    RuleDefinition(ImageCreditRule.self),
    RuleDefinition(ImageCreditPlaceholderRule.self),
    RuleDefinition(ImageCreditHiddenRule.self),
    RuleDefinition(ImageCreditLinkRule.self),
    RuleDefinition(ImageCreditFormatRule.self),
    RuleDefinition(ImageLicenceRule.self),
    RuleDefinition(ImageAINoteRule.self),
    RuleDefinition(ImageAltRule.self),
    RuleDefinition(ImageAltTextRule.self),
    RuleDefinition(ImageFileRule.self),
    RuleDefinition(ImageSizeRule.self),
    RuleDefinition(LeadImageRule.self),

    RuleDefinition(BoldHeadingRule.self),
    RuleDefinition(HeadingLevelsRule.self),
    RuleDefinition(HeadingBalanceRule.self),
    RuleDefinition(HeadingDensityRule.self),
    RuleDefinition(HeadingEmptyRule.self),
    RuleDefinition(SectionEmptyRule.self),
    RuleDefinition(HeadingLengthRule.self),
    RuleDefinition(HeadingPunctuationRule.self),
    RuleDefinition(HeadingCaseRule.self),
    RuleDefinition(HeadingDuplicateRule.self),
    RuleDefinition(HeadingGenericRule.self),

    RuleDefinition(ExcerptLengthRule.self),
    RuleDefinition(ExcerptCutRule.self),
    RuleDefinition(ExcerptMissingRule.self),
    RuleDefinition(ExcerptStaleRule.self),
    RuleDefinition(MetaDescriptionRule.self),

    RuleDefinition(RelatedLinksRule.self),
    RuleDefinition(InternalLinksRule.self),
    RuleDefinition(ExternalLinksRule.self),
    RuleDefinition(LinkTextRule.self),
    RuleDefinition(LinkEmptyRule.self),
    RuleDefinition(LinkPlaceholderRule.self),
    RuleDefinition(LinkCountRule.self),
    RuleDefinition(LinkInsecureRule.self),
    RuleDefinition(LinkTrackingRule.self),
    RuleDefinition(OrphanPostRule.self),

    RuleDefinition(FrontMatterRule.self),
    RuleDefinition(PostDatesRule.self),
    RuleDefinition(PostTitleRule.self),
    RuleDefinition(TitleAgreementRule.self),
    RuleDefinition(OpenGraphRule.self),
    RuleDefinition(ArticleJSONLDRule.self),
    RuleDefinition(PageLanguageRule.self),
    RuleDefinition(PostDuplicateRule.self),

    RuleDefinition(LeftoverTextRule.self),
    RuleDefinition(PostLengthRule.self),
    RuleDefinition(SentenceLengthRule.self),
    RuleDefinition(ParagraphLengthRule.self),
    RuleDefinition(ReadabilityRule.self),
    RuleDefinition(RepeatedWordRule.self),
    RuleDefinition(SentenceOpeningsRule.self),
    RuleDefinition(WordOveruseRule.self),
    RuleDefinition(HouseTermsRule.self),
    RuleDefinition(TimeWordsRule.self),
    RuleDefinition(EvidenceRule.self),
    RuleDefinition(TypographyRule.self),
    RuleDefinition(DoubleSpaceRule.self),

    RuleDefinition(MarkupErrorRule.self),
    RuleDefinition(IdDuplicateRule.self),
    RuleDefinition(FakeListRule.self),
    RuleDefinition(EmbedTitleRule.self),

    RuleDefinition(UnreadablePostRule.self),
    RuleDefinition(NoContentRule.self),
    RuleDefinition(ContentDoubtRule.self),
  ]
}
