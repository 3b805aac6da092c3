import type { ArtifactLocation } from './artifactUri';

/** The parts of SARIF 2.1.0 that are written here: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export interface SarifText {
  readonly text: string;
}

export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type SarifLevel = 'error' | 'warning' | 'note';

export interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifText;
  readonly fullDescription: SarifText;
  readonly help: SarifText & { readonly markdown: string };
  readonly helpUri: string;
  readonly defaultConfiguration: { readonly level: SarifLevel };
}

export interface SarifLocation {
  readonly message?: SarifText;
  readonly physicalLocation: { readonly artifactLocation: ArtifactLocation; readonly region: Partial<SarifRegion> & { readonly startLine: number } };
}

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: SarifText;
  readonly locations: readonly [SarifLocation];
  readonly relatedLocations?: readonly SarifLocation[];
  readonly fixes?: readonly {
    readonly description: SarifText;
    readonly artifactChanges: readonly [{ readonly artifactLocation: ArtifactLocation; readonly replacements: readonly { readonly deletedRegion: SarifRegion; readonly insertedContent?: SarifText }[] }];
  }[];
  readonly suppressions?: readonly [{ readonly kind: 'inSource'; readonly justification?: string }];
  readonly partialFingerprints?: Readonly<Record<'briefingFinding/v1', string>>;
}

export interface SarifNotification {
  readonly level: SarifLevel;
  readonly message: SarifText;
  readonly locations?: readonly SarifLocation[];
}
