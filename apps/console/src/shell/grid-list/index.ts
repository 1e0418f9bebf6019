export { gridFeatures, GridList, type GridColumn } from './grid-list.tsx'
